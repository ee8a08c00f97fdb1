package creditbank.ledger;

import creditbank.ledger.note.Checkpoint;
import creditbank.ledger.note.VerifierKey;
import creditbank.merkle.Hash;
import creditbank.merkle.Hasher;
import creditbank.merkle.Proofs;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The proof that an entry stands in the log.
 *
 * @param index the entry's position, from 0
 * @param size the size of the tree that holds it
 * @param checkpoint the signed checkpoint of that tree, verbatim
 * @param path the inclusion path, the leaf's sibling first
 */
public record Receipt(long index, long size, Hash root, String checkpoint, List<Hash> path) {
    public Receipt {
        path = List.copyOf(path);
    }

    /** Whether this key's log holds the entry; needs nothing else. */
    public boolean proves(byte[] entry, VerifierKey key) {
        Checkpoint signed = Checkpoint.open(checkpoint.getBytes(StandardCharsets.UTF_8), key);
        return signed.size() == size
                && signed.root().equals(root)
                && Proofs.includes(index, size, new Hasher().leaf(entry), path, root);
    }
}
