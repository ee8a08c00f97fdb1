/**
 * JSON documents with a list of elements, or one element alone.
 */
@NullMarked
package creditbank.read.json;

import org.jspecify.annotations.NullMarked;
