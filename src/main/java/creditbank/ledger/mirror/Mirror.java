package creditbank.ledger.mirror;

import creditbank.ledger.note.Checkpoint;
import creditbank.ledger.note.NoteSignature;
import creditbank.ledger.note.SignedNote;
import creditbank.ledger.note.VerifierKey;
import creditbank.ledger.policy.Policy;
import creditbank.ledger.site.LogAudit;
import creditbank.ledger.site.LogSite;
import creditbank.ledger.tile.DamagedLogException;
import creditbank.ledger.tile.EntryBundle;
import creditbank.ledger.tile.TileBuilder;
import creditbank.ledger.tile.TileFiles;
import creditbank.ledger.tile.TileNodes;
import creditbank.ledger.tile.TilePath;
import creditbank.ledger.witness.AddCheckpoint;
import creditbank.ledger.witness.Answer;
import creditbank.ledger.witness.Witness;
import creditbank.merkle.Hash;
import creditbank.merkle.Hasher;
import creditbank.merkle.Prover;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Copies a log into a static folder. What is new is fetched into a folder beside it and hashed there; only when it continues the copy and gives the signed root is
 * it written where readers look, and the checkpoint last. Nothing that a log sends is stored in the copy unchecked.
 */
public final class Mirror {
    private final LogAudit audit;
    private final VerifierKey key;
    private final Path folder;
    private final Optional<Policy> policy;
    private final Optional<Witness> cosigner;

    /**
     * @param from the log
     * @param folder the copy
     * @param policy who must have cosigned what is copied; empty where the log's own signature is enough
     * @param cosigner the mirror's key with what it has cosigned before, if it cosigns: for it, that it has the entries. That stands apart from the copy, so that a mirror whose
     *     copy is lost copies anew and still signs no second history
     */
    public Mirror(LogSite from, VerifierKey key, Path folder, Optional<Policy> policy, Optional<Witness> cosigner) {
        this.audit = new LogAudit(from, key);
        this.key = key;
        this.folder = folder.toAbsolutePath().normalize();
        this.policy = policy;
        this.cosigner = cosigner;
    }

    /**
     * Copies what is new.
     *
     * @throws DamagedLogException if a file is missing or wrong, or the log does not continue the copy
     * @throws creditbank.ledger.note.NoteException if the checkpoint is not signed or cosigned as it must be
     * @throws IOException if another process makes this copy, or the log or the disk cannot be used
     */
    public Copied run() throws IOException {
        Path parent = Files.createDirectories(Objects.requireNonNull(folder.getParent()));
        Path file = parent.resolve(folder.getFileName() + ".lock");
        // The lock ends with the process, however it ends.
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock == null) {
                throw new IOException(folder + ": another process makes this copy");
            }
            return copy();
        } catch (OverlappingFileLockException e) {
            throw new IOException(folder + ": this process makes this copy already", e);
        }
    }

    private Copied copy() throws IOException {
        TileFiles files = new TileFiles(folder);
        byte[] note = audit.note();
        Checkpoint tree =
                policy.isPresent() ? policy.get().require(note, key).checkpoint() : Checkpoint.open(note, key);
        Optional<Checkpoint> before = files.checkpoint().map(own -> Checkpoint.open(own, key));
        long size = before.map(Checkpoint::size).orElse(0L);
        requireNoneLost(tree, size, "the copy");
        long seen = cosigner.isEmpty() ? 0 : cosigner.get().seen(tree.origin());
        requireNoneLost(tree, seen, "this mirror has cosigned");
        Path incoming = folder.resolveSibling(folder.getFileName() + ".incoming");
        delete(incoming);
        try {
            TileFiles fetched = new TileFiles(incoming);
            fetch(files, fetched, before, tree);
            keep(files, fetched, size, tree);
        } finally {
            // A crash leaves the folder, which the next run removes first.
            delete(incoming);
        }
        // What was written is read again, all of it, before the checkpoint says that it is there.
        new LogAudit(LogSite.folder(folder), key).run(note, (index, entry) -> {});
        // A crash between the two leaves a mirror that has cosigned more than its copy shows; the next run copies that.
        byte[] cosigned = cosigner.isEmpty() ? note : cosigned(cosigner.get(), seen, note, files, tree);
        files.publish(cosigned);
        return new Copied(size, tree.size(), tree.root());
    }

    private static void requireNoneLost(Checkpoint tree, long size, String who) {
        if (tree.size() < size) {
            throw new DamagedLogException(
                    "checkpoint", "has " + tree.size() + " entries, " + who + " " + size + ": entries are lost");
        }
    }

    /** Fetches the bundles behind the copy's last full one and requires that they continue it up to the signed root. */
    private void fetch(TileFiles files, TileFiles fetched, Optional<Checkpoint> before, Checkpoint tree)
            throws IOException {
        long from = before.map(Checkpoint::size).orElse(0L) / TilePath.FULL * TilePath.FULL;
        TileBuilder builder = TileBuilder.resume(from, files, (path, hashes) -> {});
        Hasher hasher = new Hasher();
        compare(builder, before);
        for (TilePath path : bundles(from, tree.size())) {
            List<byte[]> entries = audit.bundle(path);
            fetched.writeOnce(path, EntryBundle.encode(entries));
            for (byte[] entry : entries) {
                builder.add(hasher.leaf(entry));
                compare(builder, before);
            }
        }
        if (!builder.root().equals(tree.root())) {
            throw new DamagedLogException(
                    "checkpoint", "root " + tree.root() + ", expected " + builder.root() + " from the entries");
        }
    }

    private static void compare(TileBuilder builder, Optional<Checkpoint> before) {
        if (before.isPresent()
                && before.get().size() == builder.size()
                && !before.get().root().equals(builder.root())) {
            throw new DamagedLogException(
                    "checkpoint",
                    "the copy's first " + builder.size() + " entries have the signed root "
                            + before.get().root() + ", the log's " + builder.root() + ": two histories");
        }
    }

    private static void keep(TileFiles files, TileFiles fetched, long size, Checkpoint tree) throws IOException {
        long from = size / TilePath.FULL * TilePath.FULL;
        List<TilePath> full = new ArrayList<>();
        TileBuilder builder = TileBuilder.resume(from, files, (path, hashes) -> {
            files.writeOnce(path, hashes);
            full.add(path.full());
        });
        Hasher hasher = new Hasher();
        for (TilePath path : bundles(from, tree.size())) {
            byte[] bundle = fetched.read(path);
            files.writeOnce(path, bundle);
            full.add(path.full());
            for (byte[] entry : EntryBundle.decode(path, bundle)) {
                builder.add(hasher.leaf(entry));
            }
        }
        builder.finish();
        // A crash up to here leaves files that no checkpoint points to; the next run finds them as it would write them.
        files.sync();
        for (TilePath path : full) {
            files.prune(path);
        }
    }

    /** One after the other, for a log may sign a size that no list holds. */
    private static Iterable<TilePath> bundles(long from, long size) {
        return () -> LongStream.range(from / TilePath.FULL, Math.ceilDiv(size, TilePath.FULL))
                .mapToObj(index -> new TilePath(
                        TilePath.ENTRIES, index, (int) Math.min(TilePath.FULL, size - index * TilePath.FULL)))
                .iterator();
    }

    /** Has the copied tree cosigned, which must continue the last one that was. */
    private static byte[] cosigned(Witness own, long seen, byte[] note, TileFiles files, Checkpoint tree) {
        List<Hash> proof = seen == 0 || seen == tree.size()
                ? List.of()
                : new Prover(new TileNodes(files, tree.size())).consistency(0, seen, tree.size());
        SignedNote signed = SignedNote.parse(note);
        Answer answer = own.add(new AddCheckpoint(seen, proof, signed.toString()).bytes());
        if (!answer.good()) {
            throw new DamagedLogException(
                    "checkpoint",
                    "of " + tree.size() + " entries is not cosigned: "
                            + answer.body().strip());
        }
        return signed.with(List.of(NoteSignature.parse(answer.body().strip()))).bytes();
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> paths = Files.walk(folder)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    /**
     * What was copied.
     *
     * @param before entries that the copy had
     * @param size entries that it has
     */
    public record Copied(long before, long size, Hash root) {}
}
