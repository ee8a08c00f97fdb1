package creditbank.ledger.site;

import creditbank.ledger.note.Checkpoint;
import creditbank.ledger.note.NoteException;
import creditbank.ledger.note.VerifierKey;
import creditbank.ledger.tile.DamagedLogException;
import creditbank.ledger.tile.EntryBundle;
import creditbank.ledger.tile.TileBuilder;
import creditbank.ledger.tile.TilePath;
import creditbank.merkle.Hash;
import creditbank.merkle.Hasher;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Checks a whole log from its static files alone: hashes every entry, makes every tile and the root from them and compares. Keeps one tile for each level, so
 * that the log may be of any length.
 */
public final class LogAudit {
    private static final int NOTE = 1_000_000;
    private static final int BUNDLE = TilePath.FULL * (Short.BYTES + EntryBundle.LONGEST);

    private final LogSite site;
    private final VerifierKey key;
    private final Map<Long, List<Earlier>> earlier = new TreeMap<>();

    public LogAudit(LogSite site, VerifierKey key) {
        this.site = site;
        this.key = key;
    }

    /** The checkpoint as it is published now. */
    public byte[] note() throws IOException {
        return site.read("checkpoint", NOTE).orElseThrow(() -> new DamagedLogException("checkpoint", "missing"));
    }

    /**
     * Requires that the log continues what it signed before.
     *
     * @param name who has kept the checkpoint, for the difference
     */
    public void expect(String name, String checkpoint) {
        try {
            Checkpoint before = Checkpoint.open(checkpoint.getBytes(StandardCharsets.UTF_8), key);
            earlier.computeIfAbsent(before.size(), size -> new ArrayList<>()).add(new Earlier(name, before.root()));
        } catch (NoteException e) {
            throw new DamagedLogException(name, String.valueOf(e.getMessage()));
        }
    }

    /**
     * Checks the log as a checkpoint of it says.
     *
     * @param reader takes every entry, in their order, before the tree above it is known to be right
     * @throws DamagedLogException if a file is missing or not what the entries make it, or the log does not hold what was expected
     * @throws NoteException if the checkpoint is malformed or not signed with this key
     */
    public Checkpoint run(byte[] note, EntryReader reader) throws IOException {
        Checkpoint tree = Checkpoint.open(note, key);
        TileBuilder builder = new TileBuilder(this::requireSame);
        Hasher hasher = new Hasher();
        compare(builder);
        for (long at = 0; at < tree.size(); at += TilePath.FULL) {
            int width = (int) Math.min(TilePath.FULL, tree.size() - at);
            for (byte[] entry : bundle(new TilePath(TilePath.ENTRIES, at / TilePath.FULL, width))) {
                reader.entry(builder.size(), entry);
                builder.add(hasher.leaf(entry));
                compare(builder);
            }
        }
        builder.finish();
        if (!builder.root().equals(tree.root())) {
            throw new DamagedLogException(
                    "checkpoint", "root " + tree.root() + ", expected " + builder.root() + " from the entries");
        }
        requireNoneAbove(tree.size());
        return tree;
    }

    private void compare(TileBuilder builder) {
        for (Earlier before : earlier.getOrDefault(builder.size(), List.of())) {
            if (!before.root.equals(builder.root())) {
                throw new DamagedLogException(
                        before.name,
                        "has the signed root " + before.root + " for " + builder.size() + " entries, the log "
                                + builder.root() + ": two histories");
            }
        }
    }

    private void requireNoneAbove(long size) {
        earlier.forEach((signed, all) -> {
            if (signed > size) {
                throw new DamagedLogException(
                        all.getFirst().name,
                        "was signed for " + signed + " entries, the log has " + size + ": entries are lost");
            }
        });
    }

    /** The entries of a bundle, which must be as many as its path says. */
    public List<byte[]> bundle(TilePath path) throws IOException {
        byte[] bytes = site.read(path.toString(), BUNDLE).orElse(null);
        if (bytes != null) {
            return EntryBundle.decode(path, bytes);
        }
        // It may have become full since the checkpoint was read.
        return EntryBundle.decode(path.full(), whole(path, BUNDLE)).subList(0, path.width());
    }

    private void requireSame(TilePath path, byte[] hashes) throws IOException {
        int most = TilePath.FULL * Hash.LENGTH;
        byte[] there = site.read(path.toString(), most).orElse(null);
        if (there == null) {
            there = Arrays.copyOf(whole(path, most), hashes.length);
        }
        int first = Arrays.mismatch(there, hashes);
        if (first >= 0) {
            throw new DamagedLogException(
                    path.toString(), "differs from the entries from byte " + first + " of " + there.length);
        }
    }

    private byte[] whole(TilePath path, int most) throws IOException {
        return site.read(path.full().toString(), most)
                .orElseThrow(() -> new DamagedLogException(path.toString(), "missing"));
    }

    /** Takes the entries of a log. */
    @FunctionalInterface
    public interface EntryReader {
        void entry(long index, byte[] entry) throws IOException;
    }

    private record Earlier(String name, Hash root) {}
}
