/**
 * Who must cosign a checkpoint, as c2sp.org/tlog-policy says (repository C2SP/C2SP at commit 5ba5ee8), and what such a rule is worth.
 *
 * <pre>
 * log example.com/log+33d7b496+AeHT…
 * witness north witness.example.com/north+…+BO… https://north.example.com/witness/
 * witness south witness.example.com/south+…+BO… https://south.example.com/witness/
 * group provinces all north south
 * quorum provinces
 * </pre>
 *
 * <p>An honest witness signs one history. A log that wants to show two needs a quorum for each, so the witnesses that stand in both must lie. The fewest that must
 * lie are what the policy is worth; where none must, it proves nothing and is refused.
 */
@NullMarked
package creditbank.ledger.policy;

import org.jspecify.annotations.NullMarked;
