/**
 * RFC 6962 Merkle trees and proofs, pure functions on bytes.
 */
@NullMarked
package creditbank.merkle;

import org.jspecify.annotations.NullMarked;
