/**
 * Joins the bank and the ledger: salted leaves, the batch leaf and the receipt.
 */
@NullMarked
package creditbank.seal;

import org.jspecify.annotations.NullMarked;
