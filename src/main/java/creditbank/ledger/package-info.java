/**
 * A C2SP tiled transparency log on static files, with signed checkpoints.
 */
@NullMarked
package creditbank.ledger;

import org.jspecify.annotations.NullMarked;
