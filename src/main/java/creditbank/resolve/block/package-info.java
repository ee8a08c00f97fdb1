/**
 * Which pairs are worth comparing: blocks of records that share a key, on sorted primitive arrays.
 */
@NullMarked
package creditbank.resolve.block;

import org.jspecify.annotations.NullMarked;
