/**
 * A witness: it remembers the largest checkpoint of each log and cosigns only what continues it, c2sp.org/tlog-witness (repository C2SP/C2SP at commit 5ba5ee8).
 *
 * <p>A request is {@code old <size>}, the hashes of a consistency proof from that size, an empty line and the checkpoint. The answers:
 *
 * <pre>
 * 200  the cosignature lines; the checkpoint is stored
 * 400  malformed, or old is above the checkpoint's size
 * 403  no trusted key has signed, or a trusted key's signature is wrong
 * 404  the log is not known here
 * 405  another method than POST, or than GET for a stored checkpoint
 * 409  old is not the stored size, which is the body, text/x.tlog.size
 * 413  the request is longer than 512 KiB
 * 422  the proof does not hold, or the same size has another root
 * 500  the store cannot be read or written; nothing is signed
 * </pre>
 *
 * <p>The store is a folder and no database: a province's witness is one process, one key and a few hundred bytes a log, which its operator can read with cat, serve
 * as static files and move with cp. State and signature are one file, the cosigned checkpoint itself, and one rename makes both durable: there is no moment at which
 * one is kept without the other.
 *
 * <p>A witness whose store goes back in time, as by a restored backup, could help a log to a second history; it cannot notice that itself. The store therefore must
 * not be restored from a backup: a witness that has lost it starts with a new key. A store that is missing while the key is there is noticed and refused.
 */
@NullMarked
package creditbank.ledger.witness;

import org.jspecify.annotations.NullMarked;
