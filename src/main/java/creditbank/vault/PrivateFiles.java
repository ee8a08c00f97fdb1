package creditbank.vault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** Folders (0700) and files (0600) of keys; looser ones are refused, not repaired, since somebody may have read them. */
final class PrivateFiles {
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

    /** Making keys takes less than this. */
    private static final Duration SURELY_MADE = Duration.ofMinutes(1);

    private PrivateFiles() {}

    static boolean exists(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    static void createFolder(Path folder) throws IOException {
        if (!exists(folder)) {
            Path parent = folder.toAbsolutePath().resolveSibling(".").normalize();
            Files.createDirectories(parent);
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(FOLDER));
            sync(parent);
        }
        check(folder, FOLDER);
    }

    /**
     * Makes a folder with its files at once. Durable: a crash before the rename leaves a folder of keys that nothing has used, named
     * {@code *.partial*}, which {@link #sweep} removes; if two do it together, the second finds the first one's.
     */
    static void createFolder(Path folder, Map<String, byte[]> files) throws IOException {
        Path parent = folder.toAbsolutePath().resolveSibling(".").normalize();
        Path partial = Files.createTempDirectory(
                parent, folder.getFileName() + ".partial", PosixFilePermissions.asFileAttribute(FOLDER));
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            try (FileChannel channel =
                    open(partial.resolve(file.getKey()), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                writeFully(channel, ByteBuffer.wrap(file.getValue()), 0);
                channel.force(true);
            }
        }
        sync(partial);
        try {
            Files.move(partial, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (!exists(folder)) {
                throw e;
            }
            delete(partial);
        }
        sync(parent);
    }

    /**
     * Removes what processes have left in a folder that died while they made keys: entries of this pattern, with the files in them, that are older than a minute. Nothing has used such
     * keys.
     *
     * @param pattern of the entries' names, such as {@code vault.partial*}
     */
    static void sweep(Path folder, String pattern) throws IOException {
        Instant living = Instant.now().minus(SURELY_MADE);
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, pattern)) {
            for (Path entry : entries) {
                if (Files.getLastModifiedTime(entry, LinkOption.NOFOLLOW_LINKS)
                        .toInstant()
                        .isBefore(living)) {
                    delete(entry);
                }
            }
        } catch (NoSuchFileException e) {
            // Another process sweeps too.
        }
    }

    private static void delete(Path entry) throws IOException {
        if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(entry)) {
                for (Path file : files) {
                    Files.deleteIfExists(file);
                }
            }
        }
        Files.deleteIfExists(entry);
    }

    static byte[] read(Path file) throws IOException {
        check(file.toAbsolutePath().resolveSibling(".").normalize(), FOLDER);
        check(file, FILE);
        return Files.readAllBytes(file);
    }

    /** Opens a file of keys; one that is made is made 0600. */
    static FileChannel open(Path file, OpenOption... options) throws IOException {
        FileChannel channel = FileChannel.open(file, Set.of(options), PosixFilePermissions.asFileAttribute(FILE));
        try {
            check(file, FILE);
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    static void writeFully(FileChannel channel, ByteBuffer bytes, long position) throws IOException {
        long next = position;
        while (bytes.hasRemaining()) {
            next += channel.write(bytes, next);
        }
    }

    /** Forces a folder's entries to disk. */
    static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static void check(Path path, Set<PosixFilePermission> most) throws IOException {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
        if (!most.containsAll(permissions)) {
            throw new IOException(path + " has the permissions " + PosixFilePermissions.toString(permissions)
                    + ", expected " + PosixFilePermissions.toString(most)
                    + ": others may have read the keys; make sure of that, then run chmod go= on it");
        }
    }
}
