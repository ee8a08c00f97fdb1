/**
 * The commands that check and show the ledger.
 */
@NullMarked
package creditbank.cli.ledger;

import org.jspecify.annotations.NullMarked;
