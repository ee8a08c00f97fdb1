package creditbank.pull;

import creditbank.vault.ObjectKey;
import creditbank.vault.Vault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * The landing zone: what senders gave, immutable, encrypted with a key per object, each content once, under the hash of its plain bytes
 * ({@code landing/ab/abcdef…}). Objects are written under {@code landing/incoming} first.
 */
public final class Landing {
    private final Path folder;
    private final Path incoming;
    private final Vault vault;
    private final DataSource database;

    private Landing(Path folder, Vault vault, DataSource database) {
        this.folder = folder;
        this.incoming = folder.resolve("incoming");
        this.vault = vault;
        this.database = database;
    }

    /** Opens the landing zone of a home, makes it where it is missing, and removes what killed processes left half written. */
    public static Landing open(Path home, Vault vault, DataSource database) throws IOException {
        Landing landing = new Landing(home.resolve("landing"), vault, database);
        Files.createDirectories(landing.incoming);
        IncomingFile.sweep(landing.incoming);
        return landing;
    }

    /**
     * What has landed.
     *
     * @param digest lower-case hex SHA-256 of the plain bytes
     */
    public record Landed(String digest, long bytes) {}

    /** Where it lies. */
    Path folder() {
        return folder;
    }

    /** Lands a stream to its end; does not close it. */
    public Landed land(InputStream plain) throws IOException, SQLException {
        ObjectKey key = vault.newObjectKey();
        try (IncomingFile file = IncomingFile.create(incoming)) {
            // Killed before the rename: a file under incoming without a lock, which the next Landing.open removes.
            Landed landed = file.write(plain, key);
            keep(file, landed, key);
            return landed;
        }
    }

    private void keep(IncomingFile file, Landed landed, ObjectKey key) throws IOException, SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                LandedObjects.lock(connection, landed.digest());
                Path target = path(landed.digest());
                if (LandedObjects.wrappedKey(connection, landed.digest()).isEmpty() || !Files.exists(target)) {
                    // Killed between rename and commit: a file that no row knows and whose key is gone; landing the
                    // same bytes again replaces it.
                    moveInto(file, target);
                    LandedObjects.put(connection, landed.digest(), landed.bytes(), key.wrapped());
                } else {
                    LandedObjects.again(connection, landed.digest());
                }
                connection.commit();
            } catch (IOException | SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    /** Until the transaction ends, nobody else lands or deletes an object of this digest. */
    public void lock(Connection connection, String digest) throws SQLException {
        LandedObjects.lock(connection, digest);
    }

    /** Deletes an object's bytes and destroys its key, in a transaction that has locked it; its digest and length stay. */
    public void forget(Connection connection, String digest) throws IOException, SQLException {
        Path target = path(digest);
        // Killed before the commit: a key without bytes, which the next purge destroys, or which landing the same bytes
        // replaces.
        if (Files.deleteIfExists(target)) {
            force(target.resolveSibling(""));
        }
        LandedObjects.forget(connection, digest);
    }

    private void moveInto(IncomingFile file, Path target) throws IOException {
        Path parent = target.resolveSibling("");
        Files.createDirectories(parent);
        Files.move(file.path(), target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        force(parent);
        force(folder);
    }

    /** Reads a part's plain bytes with random access; damaged or truncated bytes are an {@link IOException} when they are read. */
    public SeekableByteChannel open(Part part) throws IOException {
        ObjectKey key = vault.unwrap(wrappedKey(part));
        Path file = path(part.digest());
        if (!Files.exists(file)) {
            throw new IOException("landed object " + part.digest() + " is missing");
        }
        SeekableByteChannel cipher = Files.newByteChannel(file, StandardOpenOption.READ);
        try {
            SeekableByteChannel plain = key.decrypting(cipher);
            if (plain.size() != part.bytes()) {
                throw new IOException(
                        "landed object " + part.digest() + " has " + plain.size() + " bytes, expected " + part.bytes());
            }
            return plain;
        } catch (IOException | RuntimeException e) {
            cipher.close();
            throw e;
        }
    }

    /** Reads a part's plain bytes from the first to the last. */
    public InputStream stream(Part part) throws IOException {
        return Channels.newInputStream(open(part));
    }

    /**
     * Reads a part whole and compares it with its digest.
     *
     * @throws IOException if it is missing or not what was landed
     */
    public void verify(Part part) throws IOException {
        try (HashingStream in = new HashingStream(stream(part))) {
            in.skipToEnd();
            String digest = in.digest();
            if (!digest.equals(part.digest())) {
                throw new IOException("landed object " + part.digest() + " has the digest " + digest);
            }
        }
    }

    private byte[] wrappedKey(Part part) throws IOException {
        try (Connection connection = database.getConnection()) {
            return LandedObjects.wrappedKey(connection, part.digest())
                    .orElseThrow(() -> new IOException(
                            "landed object " + part.digest() + " is unknown, or was deleted by a purge"));
        } catch (SQLException e) {
            throw new IOException("the key of landed object " + part.digest() + " cannot be read", e);
        }
    }

    private Path path(String digest) {
        return folder.resolve(digest.substring(0, 2)).resolve(digest);
    }

    private static void force(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
