package creditbank.database.server;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * PostgreSQL's programs, unpacked from the class path once for each build of them.
 *
 * @param folder holds {@code bin}, {@code lib} and {@code share}
 * @param prefix the words before every command line
 */
public record Engine(Path folder, List<String> prefix) {
    private static final int OWNER_EXECUTES = 0100;
    private static final String PARTIAL = "partial-";

    /** Unpacking takes less than this, also on a slow disk. */
    private static final Duration SURELY_UNPACKED = Duration.ofHours(1);

    /** Finds the unpacked programs in the folder, or unpacks them there. */
    public static Engine unpack(Path engines) throws IOException {
        String archive = archive();
        sweep(engines);
        Path ready = engines.resolve("postgresql-" + digest(archive));
        if (!Files.isDirectory(ready)) {
            Files.createDirectories(engines);
            Path partial = Files.createTempDirectory(engines, PARTIAL);
            extract(archive, partial);
            publish(partial, ready);
        }
        return new Engine(ready, Unprivileged.prefix());
    }

    /** Removes what processes have left that died while they unpacked. */
    private static void sweep(Path engines) throws IOException {
        if (!Files.isDirectory(engines)) {
            return;
        }
        Instant living = Instant.now().minus(SURELY_UNPACKED);
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(engines, PARTIAL + "*")) {
            for (Path folder : folders) {
                if (Files.getLastModifiedTime(folder).toInstant().isBefore(living)) {
                    Folders.delete(folder);
                }
            }
        } catch (NoSuchFileException e) {
            // Another process sweeps too.
        }
    }

    List<String> command(String program, List<String> arguments) {
        List<String> command = new ArrayList<>(prefix);
        command.add(folder.resolve("bin").resolve(program).toString());
        command.addAll(arguments);
        return command;
    }

    private static String archive() throws IOException {
        String machine = System.getProperty("os.arch");
        String name = machine.equals("aarch64") ? "arm_64" : "x86_64";
        String archive = "/postgres-linux-" + name + ".txz";
        if (!System.getProperty("os.name").equals("Linux") || Engine.class.getResource(archive) == null) {
            throw new IOException("no embedded PostgreSQL for " + System.getProperty("os.name") + " on " + machine
                    + ": point CREDITBANK_DB_URL, CREDITBANK_DB_USER and CREDITBANK_DB_PASSWORD_FILE to a server");
        }
        return archive;
    }

    private static InputStream open(String archive) throws IOException {
        InputStream stream = Engine.class.getResourceAsStream(archive);
        if (stream == null) {
            throw new IOException(archive + " is not on the class path");
        }
        return stream;
    }

    private static String digest(String archive) throws IOException {
        try (InputStream stream = open(archive)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new DigestInputStream(stream, digest).transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void extract(String archive, Path target) throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(
                new XZCompressorInputStream(new BufferedInputStream(open(archive), 1 << 16)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException(archive + " has an entry outside its folder: " + entry.getName());
                }
                extract(tar, entry, path);
            }
        }
    }

    private static void extract(TarArchiveInputStream tar, TarArchiveEntry entry, Path path) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.resolveSibling("."));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            return;
        }
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            tar.transferTo(Channels.newOutputStream(file));
            file.force(true);
        }
        boolean program = (entry.getMode() & OWNER_EXECUTES) != 0;
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
    }

    /** Durable: before the rename a crash leaves a partial folder that nobody reads and that is swept an hour later; after it the engine is whole. */
    private static void publish(Path partial, Path ready) throws IOException {
        try {
            Files.move(partial, ready, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (!Files.isDirectory(ready)) {
                throw e;
            }
            Folders.delete(partial);
        }
    }
}
