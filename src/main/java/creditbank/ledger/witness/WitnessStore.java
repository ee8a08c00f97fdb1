package creditbank.ledger.witness;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a witness remembers: {@code HASH/checkpoint}, the last cosigned checkpoint of the log whose name has this SHA-256, in hexadecimal. One process at a time has
 * it; the lock ends with the process, however it ends.
 */
public final class WitnessStore implements AutoCloseable {
    private static final String CHECKPOINT = "checkpoint";
    private static final String MARK = "witness";

    private final Path folder;
    private final FileChannel lock;

    private WitnessStore(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /**
     * Opens a store, makes it where there is neither it nor the key.
     *
     * @param keyFile the witness's key, which is made after the store: a key without a store is one that has forgotten what it signed
     * @throws IOException if the store is missing or another process has it
     */
    public static WitnessStore open(Path folder, Path keyFile) throws IOException {
        Path mark = folder.resolve(MARK);
        if (!Files.exists(mark)) {
            if (Files.exists(keyFile)) {
                throw new IOException(folder + ": the store of the witness key " + keyFile
                        + " is missing; a witness that has forgotten what it signed may sign a second history."
                        + " Bring the store back, or start with a new key");
            }
            // A crash before the mark leaves an empty folder, after it a store without a key; either starts anew.
            Files.createDirectories(folder);
            write(folder, MARK, "creditbank witness 1\n".getBytes(StandardCharsets.UTF_8));
        }
        FileChannel channel =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (lock(channel) != null) {
                return new WitnessStore(folder, channel);
            }
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw new IOException(folder + ": this process has the store already", e);
        }
        channel.close();
        throw new IOException(folder + ": another process has the store; two with one key may sign two histories");
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        return channel.tryLock();
    }

    /** Where the store lies. */
    public Path folder() {
        return folder;
    }

    /** The last cosigned checkpoint of a log. */
    Optional<byte[]> latest(String log) throws IOException {
        Path file = folder.resolve(log).resolve(CHECKPOINT);
        return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    }

    /** Keeps a cosigned checkpoint of a log; when this returns, it is kept. */
    void keep(String log, byte[] cosigned) throws IOException {
        Path own = folder.resolve(log);
        if (!Files.isDirectory(own)) {
            Files.createDirectories(own);
            force(folder);
        }
        write(own, CHECKPOINT, cosigned);
    }

    private static void write(Path folder, String name, byte[] bytes) throws IOException {
        Path temporary = folder.resolve(name + ".tmp");
        try (FileChannel channel = FileChannel.open(
                temporary, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
        // A crash before the rename leaves the last checkpoint, and a signature that nobody has seen; after it the new
        // one, whether or not anybody was told: the log asks again and gets a signature for the same tree.
        Files.move(
                temporary, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        force(folder);
    }

    private static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
