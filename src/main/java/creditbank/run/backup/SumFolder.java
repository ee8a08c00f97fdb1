package creditbank.run.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A folder whose files are listed with their SHA-256 in {@code SHA256SUMS}, as {@code sha256sum} lists them. */
final class SumFolder {
    private static final String SUMS = "SHA256SUMS";
    private static final String BETWEEN = "  ";
    private static final int DIGITS = 64;
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

    private final Path folder;
    private final Map<String, String> sums = new TreeMap<>();

    private SumFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Makes a folder to fill, for its owner only.
     *
     * @throws BackupException if something is in it already
     */
    static SumFolder make(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> inside = Files.list(folder)) {
                if (inside.findAny().isPresent()) {
                    throw new BackupException(folder + " is not empty, expected a new folder");
                }
            }
        }
        Files.createDirectories(folder.toAbsolutePath().resolveSibling("."));
        makeFolder(folder);
        return new SumFolder(folder);
    }

    /**
     * Opens a complete folder and checks every file in it.
     *
     * @throws BackupException at the first file that is missing, is not listed, or is not what was listed
     */
    static SumFolder check(Path folder) throws IOException {
        Path list = folder.resolve(SUMS);
        if (!Files.exists(list)) {
            throw new BackupException(folder + " has no " + SUMS + ", which is written last: it is no complete backup");
        }
        SumFolder open = new SumFolder(folder);
        for (String line : lines(list)) {
            if (line.length() <= DIGITS + BETWEEN.length() || !line.startsWith(BETWEEN, DIGITS)) {
                throw new BackupException(list + ": a line that is no digest and file");
            }
            open.sums.put(line.substring(DIGITS + BETWEEN.length()), line.substring(0, DIGITS));
        }
        for (Map.Entry<String, String> sum : open.sums.entrySet()) {
            Path file = open.inside(sum.getKey());
            if (!Files.exists(file)) {
                throw new BackupException(file + " is missing");
            }
            if (!Files.isRegularFile(file)) {
                throw new BackupException(file + " is no file");
            }
            if (!digest(file).equals(sum.getValue())) {
                throw new BackupException(file + " is not what was written: its SHA-256 is another");
            }
        }
        return open;
    }

    private static List<String> lines(Path list) throws IOException {
        try {
            return Files.readAllLines(list, StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            throw new BackupException(list + ": bytes that are not UTF-8");
        }
    }

    /** The listed files below a folder of it, {@code ""} for all. */
    List<String> files(String below) {
        return sums.keySet().stream().filter(name -> name.startsWith(below)).toList();
    }

    Path file(String name) {
        return inside(name);
    }

    /** Fills one file. */
    interface Filling {
        void fill(OutputStream out) throws IOException;
    }

    /** Writes a file and forces it to disk. */
    void write(String name, Filling filling) throws IOException {
        Path file = inside(name);
        makeFolders(file);
        MessageDigest sha256 = sha256();
        try (FileChannel channel = FileChannel.open(
                        file,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        PosixFilePermissions.asFileAttribute(FILE));
                OutputStream out = new DigestOutputStream(Channels.newOutputStream(channel), sha256)) {
            filling.fill(out);
            out.flush();
            channel.force(true);
        }
        sums.put(name, HexFormat.of().formatHex(sha256.digest()));
    }

    /** Copies a file or a folder with all that is in it, but for names that begin with one of some words; nothing where it is missing. */
    void copy(Path from, String name, String... except) throws IOException {
        if (!Files.exists(from)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(from, FileVisitOption.FOLLOW_LINKS)) {
            for (Path path : paths.filter(Files::isRegularFile).sorted().toList()) {
                String inside = from.relativize(path).toString();
                if (Stream.of(except).noneMatch(inside::startsWith)) {
                    copyFile(path, inside.isEmpty() ? name : name + "/" + inside);
                }
            }
        } catch (UncheckedIOException e) {
            throw new IOException("copying " + from, e);
        }
    }

    /** What is gone by now was a file for the moment. */
    private void copyFile(Path from, String name) throws IOException {
        try (InputStream in = Files.newInputStream(from)) {
            write(name, in::transferTo);
        } catch (NoSuchFileException e) {
            if (Files.exists(from)) {
                throw e;
            }
        }
    }

    /** Copies everything listed below a folder of it to another folder, and checks the copies. */
    void restore(String below, Path to) throws IOException {
        SumFolder copies = new SumFolder(to);
        makeFolder(to);
        for (String name : files(below)) {
            String target = name.substring(below.length());
            copies.write(target, out -> Files.copy(inside(name), out));
            if (!sums.getOrDefault(name, "").equals(copies.sums.get(target))) {
                throw new BackupException(inside(name) + " changed while it was read");
            }
        }
    }

    /** Lists what was written. A crash before leaves a folder that nobody takes for a backup. */
    void complete() throws IOException {
        StringBuilder list = new StringBuilder();
        sums.forEach(
                (name, sum) -> list.append(sum).append(BETWEEN).append(name).append('\n'));
        Path partial = folder.resolve(SUMS + ".partial");
        Files.deleteIfExists(partial);
        Files.createFile(partial, PosixFilePermissions.asFileAttribute(FILE));
        Files.writeString(partial, list, StandardCharsets.UTF_8);
        try (FileChannel channel = FileChannel.open(partial, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.filter(Files::isDirectory).toList()) {
                sync(path);
            }
        }
        Files.move(partial, folder.resolve(SUMS), StandardCopyOption.ATOMIC_MOVE);
        sync(folder);
    }

    private Path inside(String name) {
        // No file system has names with a zero, and Java says so in its own words.
        Path file = folder.resolve(name.replace('\0', '/')).normalize();
        if (name.indexOf('\0') >= 0 || !file.startsWith(folder.normalize()) || name.isEmpty()) {
            throw new BackupException("'" + name + "' is no file of " + folder);
        }
        return file;
    }

    private void makeFolders(Path file) throws IOException {
        Path above = folder;
        for (Path part : folder.normalize().relativize(file.resolveSibling(".")).normalize()) {
            above = above.resolve(part);
            makeFolder(above);
        }
    }

    private static void makeFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(FOLDER));
        }
    }

    private static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static String digest(Path file) throws IOException {
        MessageDigest sha256 = sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), sha256)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(sha256.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
