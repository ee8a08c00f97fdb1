package creditbank.run.retention.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The archives of a home, {@code archive/purge-NNNNNNNN.tsv}; one that is being written has another ending. */
public final class ArchiveFolder {
    private static final String ENDING = ".tsv";
    private static final String BUILDING = ".building";

    private final Path folder;

    /** The folder of a home. */
    public ArchiveFolder(Path home) {
        this.folder = home.resolve("archive");
    }

    /**
     * A complete archive.
     *
     * @param digest SHA-256, hex
     */
    public record Written(String name, long bytes, String digest) {}

    /** Writes an archive under another name, forces it to disk, reads it again and names it. */
    public Written write(String stem, byte[] bytes) throws IOException {
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path building = folder.resolve(stem + BUILDING);
        Files.deleteIfExists(building);
        try (FileChannel channel = FileChannel.open(
                building,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
        String digest = digest(bytes);
        if (!digest(Files.readAllBytes(building)).equals(digest)) {
            throw new ArchiveException("archive/" + stem + BUILDING + " is not what was written; nothing was deleted");
        }
        // Killed before: a file of another ending, which the next purge removes. Killed after, before the database
        // notes it: an archive that no purge names, which the next one removes too; nothing has been deleted.
        Files.move(building, folder.resolve(stem + ENDING), StandardCopyOption.ATOMIC_MOVE);
        sync();
        return new Written(stem + ENDING, bytes.length, digest);
    }

    /**
     * The bytes of an archive.
     *
     * @param noted what the database has noted of it
     * @throws ArchiveException if it is missing, or not that
     */
    public byte[] read(Written noted) throws IOException {
        Path file = folder.resolve(noted.name());
        if (!Files.exists(file)) {
            throw new ArchiveException("archive/" + noted.name() + " is missing");
        }
        byte[] bytes = Files.readAllBytes(file);
        if (bytes.length != noted.bytes() || !digest(bytes).equals(noted.digest())) {
            throw new ArchiveException("archive/" + noted.name() + " is not what was written: expected " + noted.bytes()
                    + " bytes with the SHA-256 " + noted.digest());
        }
        return bytes;
    }

    /**
     * Removes what was never complete: files that are being built, and an archive that the bank did not come to note.
     *
     * @param next the name without its ending that the next archive will have
     * @throws ArchiveException if there is another archive that the bank does not know, which tells that it was restored from before a purge
     */
    public void sweep(Collection<String> named, String next) throws IOException {
        for (String name : names()) {
            if (name.endsWith(BUILDING) || name.equals(next + ENDING)) {
                Files.delete(folder.resolve(name));
            } else if (name.endsWith(ENDING) && !named.contains(name)) {
                throw new ArchiveException(
                        "archive/" + name
                                + " is of a purge that the bank does not know; move it away if the bank was restored from before that purge");
            }
        }
    }

    /** The files in it. */
    List<String> names() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    private void sync() throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
