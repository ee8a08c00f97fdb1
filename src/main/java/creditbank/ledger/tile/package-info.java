/**
 * The static files of a tiled log, as C2SP tlog-tiles v0.1.0 with its edits up to commit 5ba5ee8 says.
 *
 * <p>{@code tile/L/N} holds 256 hashes of 32 bytes: at level 0 leaf hashes, above it the roots of full tiles of the level below; {@code tile/L/N.p/W} its
 * first W, 1 to 255. {@code tile/entries/N} and {@code tile/entries/N.p/W} hold the entries, each after its length as a big-endian 16-bit number. N is written in
 * groups of three digits, all but the last headed by {@code x}. A log of 70,000 entries ends in
 *
 * <pre>
 * tile/0/273.p/112   tile/entries/273.p/112
 * tile/1/001.p/17
 * tile/2/000.p/1
 * </pre>
 */
@NullMarked
package creditbank.ledger.tile;

import org.jspecify.annotations.NullMarked;
