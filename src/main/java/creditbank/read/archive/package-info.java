/**
 * Zip archives that nobody trusts.
 */
@NullMarked
package creditbank.read.archive;

import org.jspecify.annotations.NullMarked;
