/**
 * Delimited text after RFC 4180.
 */
@NullMarked
package creditbank.read.delimited;

import org.jspecify.annotations.NullMarked;
