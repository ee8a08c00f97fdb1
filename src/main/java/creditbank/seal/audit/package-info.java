/**
 * Checks a bank against its log. Nothing here calls the code that wrote either: the groups of a version are made by the database from its columns, salts and
 * roots by other code than that which sealed them, after the package comments of {@code credit} and {@code seal}. A difference names the batch, the record and
 * the group, never a value of theirs.
 */
@NullMarked
package creditbank.seal.audit;

import org.jspecify.annotations.NullMarked;
