/**
 * The rows that other rows point at, kept per delivery and joined by key.
 */
@NullMarked
package creditbank.read.lookup;

import org.jspecify.annotations.NullMarked;
