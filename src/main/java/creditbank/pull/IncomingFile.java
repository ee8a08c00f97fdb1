package creditbank.pull;

import creditbank.vault.ObjectKey;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A file on its way into the landing zone. Its writer holds an operating-system lock on it, which ends with the process: a file without
 * a lock is a leftover.
 */
final class IncomingFile implements AutoCloseable {
    /** Between making a file and locking it lies less than this. */
    private static final Duration SURELY_LOCKED = Duration.ofMinutes(1);

    private static final int BUFFER = 1 << 18;

    private final Path path;
    private final FileChannel channel;

    private IncomingFile(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    static IncomingFile create(Path folder) throws IOException {
        Path path = folder.resolve(UUID.randomUUID().toString());
        Files.createFile(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE);
        channel.lock();
        return new IncomingFile(path, channel);
    }

    /** Removes the leftovers of dead processes. */
    static void sweep(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                sweepOne(file);
            }
        }
    }

    private static void sweepOne(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            boolean maybeNew = channel.size() == 0
                    && Files.getLastModifiedTime(file)
                            .toInstant()
                            .isAfter(Instant.now().minus(SURELY_LOCKED));
            if (lock != null && !maybeNew) {
                Files.deleteIfExists(file);
            }
        } catch (OverlappingFileLockException | NoSuchFileException e) {
            // This process, or one that has just finished, owns it.
        }
    }

    Path path() {
        return path;
    }

    /** Writes the stream encrypted and forces it to disk. */
    Landing.Landed write(InputStream plain, ObjectKey key) throws IOException {
        HashingStream hashing = new HashingStream(plain);
        try (OutputStream cipher =
                key.encrypting(new OpenEnded(new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER)))) {
            hashing.copyTo(cipher);
        }
        channel.force(true);
        return new Landing.Landed(hashing.digest(), hashing.bytes());
    }

    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(path);
    }
}
