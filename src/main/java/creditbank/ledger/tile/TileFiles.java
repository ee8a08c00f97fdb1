package creditbank.ledger.tile;

import creditbank.merkle.Hash;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The directory of a log: writes durably, and a tile never twice. One writer at a time. */
public final class TileFiles {
    private static final String CHECKPOINT = "checkpoint";

    private final Path directory;
    private final Consumer<String> step;
    private final Set<Path> unsynced = new LinkedHashSet<>();

    /**
     * @param step hears of every durable step before it is made; a test stops there
     */
    public TileFiles(Path directory, Consumer<String> step) {
        this.directory = directory.toAbsolutePath();
        this.step = step;
    }

    public TileFiles(Path directory) {
        this(directory, name -> {});
    }

    /** The published checkpoint, if there is one. */
    public Optional<byte[]> checkpoint() throws IOException {
        Path file = directory.resolve(CHECKPOINT);
        return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    }

    /** Puts a checkpoint in the place of the last one, at once for every reader. */
    public void publish(byte[] checkpoint) throws IOException {
        write(directory.resolve(CHECKPOINT), checkpoint);
        sync();
    }

    /** Whether a tile or a bundle is there. */
    public boolean has(TilePath path) {
        return Files.exists(directory.resolve(path.toString()));
    }

    /** Removes the checkpoint, if there is one. */
    public void withdraw() throws IOException {
        step.accept("withdraw checkpoint");
        Files.deleteIfExists(directory.resolve(CHECKPOINT));
    }

    /** Reads a tile, which must have as many hashes as its path says. */
    public byte[] readTile(TilePath path) throws IOException {
        byte[] bytes = read(path);
        if (bytes.length != path.width() * Hash.LENGTH) {
            throw new DamagedLogException(
                    path.toString(), bytes.length + " bytes, expected " + path.width() * Hash.LENGTH);
        }
        return bytes;
    }

    /** Reads a tile or a bundle. */
    public byte[] read(TilePath path) throws IOException {
        try {
            return Files.readAllBytes(directory.resolve(path.toString()));
        } catch (NoSuchFileException e) {
            throw new DamagedLogException(path.toString(), "missing");
        }
    }

    /** Writes a tile or a bundle unless it is there; what is there must be the same. */
    public void writeOnce(TilePath path, byte[] bytes) throws IOException {
        Path file = directory.resolve(path.toString());
        if (Files.exists(file)) {
            requireSame(path, bytes);
        } else {
            write(file, bytes);
        }
    }

    /** Requires that a tile or a bundle is there with these bytes. */
    public void requireSame(TilePath path, byte[] bytes) throws IOException {
        byte[] there = read(path);
        int first = Arrays.mismatch(there, bytes);
        if (first >= 0) {
            throw new DamagedLogException(
                    path.toString(), "differs from the entries from byte " + first + " of " + there.length);
        }
    }

    /** Forces the names of everything written to disk; the bytes are there already. */
    public void sync() throws IOException {
        step.accept("sync directories");
        for (Path folder : unsynced) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
        unsynced.clear();
    }

    /** Removes the partial forms of a tile that is full. */
    public void prune(TilePath path) throws IOException {
        Path folder = directory.resolve(path.partials());
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                || !Files.exists(directory.resolve(path.full().toString()))) {
            return;
        }
        step.accept("prune " + path.partials());
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    private void write(Path file, byte[] bytes) throws IOException {
        Path folder = file.resolveSibling(".").normalize();
        try {
            makeFolder(folder);
            writeInto(folder, file, bytes);
        } catch (FileSystemException e) {
            throw e;
        } catch (IOException e) {
            // A full disk says so without saying where.
            throw new IOException(file + " cannot be written: " + e.getMessage() + "; nothing is signed without it", e);
        }
    }

    private void writeInto(Path folder, Path file, byte[] bytes) throws IOException {
        step.accept("write " + directory.relativize(file));
        Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
        try (FileChannel channel = FileChannel.open(
                temporary, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
        // A crash before the rename leaves a temporary file that nobody reads and the next attempt overwrites.
        step.accept("rename " + directory.relativize(file));
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        unsynced.add(folder);
    }

    private void makeFolder(Path folder) throws IOException {
        for (Path made = folder;
                !Files.isDirectory(made);
                made = made.resolveSibling(".").normalize()) {
            unsynced.add(made);
            unsynced.add(made.resolveSibling(".").normalize());
        }
        Files.createDirectories(folder);
    }
}
