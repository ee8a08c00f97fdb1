/**
 * Who is alive, and how far he has come.
 */
@NullMarked
package creditbank.batch.beat;

import org.jspecify.annotations.NullMarked;
