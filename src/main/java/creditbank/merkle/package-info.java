/**
 * RFC 6962 Merkle trees and proofs, pure functions on bytes.
 *
 * <p>The empty tree's hash is SHA-256 of nothing; a leaf's is {@code SHA-256(0x00 || entry)}; a node's is {@code SHA-256(0x01 || left || right)}; a tree of
 * n leaves splits at the largest power of two smaller than n. The tree of the one-byte entries 0x00 and 0x01 thus is
 * {@code SHA-256(01 || SHA-256(0000) || SHA-256(0001))} = a20bf9a7cc2dc8a08f5f415a71b19f6ac427bab54d24eec868b5d3103449953a.
 *
 * <p>A range [start, end) is a subtree when start is a multiple of the smallest power of two that is not below its width; its hash is that of the tree over
 * its leaves.
 */
@NullMarked
package creditbank.merkle;

import org.jspecify.annotations.NullMarked;
