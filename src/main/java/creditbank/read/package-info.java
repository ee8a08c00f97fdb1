/**
 * Turns the bytes of a delivery into rows: archives, delimited text, fixed-width text and JSON, with lookups joined.
 */
@NullMarked
package creditbank.read;

import org.jspecify.annotations.NullMarked;
