package creditbank.ledger;

import creditbank.ledger.tile.TileFiles;
import java.io.IOException;
import java.util.Optional;

/**
 * The checkpoint that was signed last and the one that readers see. Without a quorum they are one file. With one, a signed checkpoint waits beside the log's
 * folder, with the cosignatures that it has so far, until the quorum is met.
 */
final class Checkpoints {
    private final TileFiles published;
    private final TileFiles signed;

    /** @param signed the same as the published ones where nothing is waited for */
    Checkpoints(TileFiles published, TileFiles signed) {
        this.published = published;
        this.signed = signed;
    }

    /** Whether signed checkpoints wait for a quorum. */
    boolean waiting() {
        return signed != published;
    }

    Optional<byte[]> published() throws IOException {
        return published.checkpoint();
    }

    Optional<byte[]> signed() throws IOException {
        return signed.checkpoint();
    }

    /** Keeps a signed checkpoint. A crash before it leaves the last one; the same is signed again. */
    void keep(byte[] note) throws IOException {
        signed.publish(note);
    }

    /** Shows readers a checkpoint. A crash before it leaves the last one in place; the cosignatures wait with the signed one. */
    void publish(byte[] note) throws IOException {
        published.publish(note);
    }
}
