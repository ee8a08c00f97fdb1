/**
 * Keyed hashes, encryption, masking and salts; the keys lie outside the database and its backup.
 */
@NullMarked
package creditbank.vault;

import org.jspecify.annotations.NullMarked;
