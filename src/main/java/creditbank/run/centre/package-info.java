/**
 * A data centre's home, opened, with its database, keys, landing zone, ledger and exports.
 */
@NullMarked
package creditbank.run.centre;

import org.jspecify.annotations.NullMarked;
