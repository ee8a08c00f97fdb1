/**
 * Gets a log's checkpoints cosigned: the client of c2sp.org/tlog-witness (repository C2SP/C2SP at commit 5ba5ee8), lenient where implementations lag behind it, and
 * what is known of each witness.
 */
@NullMarked
package creditbank.ledger.cosign;

import org.jspecify.annotations.NullMarked;
