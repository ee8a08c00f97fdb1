/**
 * Chains that speak the JSON-RPC of Ethereum: Ethereum, Besu, FISCO BCOS from 3.9 on.
 *
 * <p>Checkpoints go to a contract of twelve bytes that does one thing: it emits what it is called with as a log under the caller's address, whose only topic that is. So anybody finds
 * all checkpoints of a sender with one {@code eth_getLogs}, and nobody else can write under its name. It has no owner, no storage and no way to be changed.
 *
 * <pre>
 * 36 6000 6000 37   copy the call's data to memory at 0
 * 33 36 6000 a1     LOG1 of all of it with the caller as topic
 * 00                stop
 * </pre>
 */
@NullMarked
package creditbank.anchor.evm;

import org.jspecify.annotations.NullMarked;
