/**
 * The salted leaves of a batch, as the comment of the package above describes them, and the root over them.
 */
@NullMarked
package creditbank.seal.leaf;

import org.jspecify.annotations.NullMarked;
