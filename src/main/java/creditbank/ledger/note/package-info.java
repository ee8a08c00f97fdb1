/**
 * Signed notes, their keys and checkpoints, as C2SP signed-note v1.0.0, tlog-checkpoint v1.0.0 and tlog-cosignature v1.0.1 say (repository C2SP/C2SP at
 * commit 5ba5ee8).
 *
 * <p>A note is a text that ends in a newline, an empty line, and signature lines {@code — name base64}; the base64 is a 4-byte key id, the first bytes of
 * {@code SHA-256(name || 0x0A || type || public key)}, followed by the signature. A checkpoint is a note whose text is origin, size and base64 root, one
 * a line:
 *
 * <pre>
 * example.com/log/testdata
 * 15
 * rKbDipCvhuX1GZ7g5BBe8sA6BbJ7ja/1nk427v383cs=
 *
 * — example.com/log/testdata M9e0luh4jTG+UMBqOUo9/q+yAEvx1ilBEniMvjf1zfcBOhg+CKubMt53MvIt/uEWP6zdkdIQzd/fmwlM/dlPWF74ewI=
 * </pre>
 */
@NullMarked
package creditbank.ledger.note;

import org.jspecify.annotations.NullMarked;
