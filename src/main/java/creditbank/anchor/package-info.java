/**
 * Checkpoints of the ledger in a chain that others keep, for those whose rules ask for one. The chain gets each signed checkpoint verbatim and nothing else, so that who reads it
 * there can hold the log to it: two checkpoints that do not fit are two histories.
 *
 * <p>Nothing waits for the chain. {@link creditbank.anchor.Anchoring} keeps an outbox in the database, sends what is new, sends again what a node has lost or a reorganisation has
 * thrown out, and calls a checkpoint confirmed when enough blocks stand above it.
 */
@NullMarked
package creditbank.anchor;

import org.jspecify.annotations.NullMarked;
