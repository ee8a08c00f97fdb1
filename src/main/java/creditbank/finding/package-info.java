/**
 * What is wrong with a piece of data, said with a stable code, and the verdict that carries it.
 */
@NullMarked
package creditbank.finding;

import org.jspecify.annotations.NullMarked;
