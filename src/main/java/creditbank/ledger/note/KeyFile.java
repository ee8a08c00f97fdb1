package creditbank.ledger.note;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** The file with a log's or a witness's signing key, readable by the program's user only. */
public final class KeyFile {
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private static final String PREFIX = "ledger";
    private static final String TEMPORARY = ".tmp";

    /** Making a key takes less than this. */
    private static final Duration SURELY_MADE = Duration.ofMinutes(1);

    private KeyFile() {}

    /** The key in the file, whose name is the log's origin. */
    public static SigningKey read(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        try {
            return SigningKey.parse(text.strip());
        } catch (NoteException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    /** The key in the file, made first where there is none; of two that make one at the same time, both get the first. */
    public static SigningKey readOrMake(Path file, String origin) throws IOException {
        return readOrMake(file, origin, VerifierKey.NOTE);
    }

    /**
     * The same for a key of this type.
     *
     * @throws IOException also if the file holds a key of the other type
     */
    public static SigningKey readOrMake(Path file, String name, byte type) throws IOException {
        sweep(file.toAbsolutePath().resolveSibling("."));
        if (!Files.exists(file)) {
            make(file, SigningKey.generate(name, type));
        }
        SigningKey key = read(file);
        if (key.verifier().type() != type) {
            throw new IOException(file + ": a key of type " + key.verifier().type() + ", expected " + type
                    + ": 1 is a log's, 4 a witness's, and nobody has one for both");
        }
        return key;
    }

    /** Removes keys that nobody has come to use: of processes that died between writing and naming them. */
    private static void sweep(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        Instant living = Instant.now().minus(SURELY_MADE);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, PREFIX + "*" + TEMPORARY)) {
            for (Path file : files) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(living)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (NoSuchFileException e) {
            // Another process sweeps too.
        }
    }

    private static void make(Path file, SigningKey key) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path temporary = Files.createTempFile(folder, PREFIX, TEMPORARY, OWNER_ONLY);
        try {
            byte[] text = (key.secretText() + "\n").getBytes(StandardCharsets.UTF_8);
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.wrap(text));
                channel.force(true);
            }
            // A link, not a rename: it fails where another process was first. A crash before it leaves a temporary file
            // that nobody reads and the next start removes; after it the key counts, and nothing has been signed yet.
            Files.createLink(file, temporary);
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        } catch (FileAlreadyExistsException e) {
            // The other process's key is the log's.
            return;
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
