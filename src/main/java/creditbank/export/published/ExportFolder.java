package creditbank.export.published;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The exports on disk: {@code records/NUMBER/part-NNNNN.parquet} with {@code quality.csv} beside them, and {@code manifest.json}, which says which number is in force. A file that is not
 * complete has a name that no {@code *.parquet} matches.
 */
public final class ExportFolder {
    private static final String BUILDING = ".building";

    private final Path root;

    public ExportFolder(Path home) {
        this.root = home.resolve("exports");
    }

    public Optional<Manifest> inForce() throws IOException {
        return PublishedManifest.read(manifest());
    }

    public List<Path> files(Manifest manifest) {
        return manifest.files().stream().map(file -> root.resolve(file.path())).toList();
    }

    /** Where the quality report is, nothing in an export of an earlier contract. */
    public Optional<Path> quality(Manifest manifest) {
        String path = manifest.quality().path();
        return path.isEmpty() ? Optional.empty() : Optional.of(root.resolve(path));
    }

    public Path folder(long id) {
        return root.resolve("records").resolve(String.format(Locale.ROOT, "%08d", id));
    }

    /** Where the export's file with this number is built. */
    public Path building(long id, int number) throws IOException {
        Files.createDirectories(folder(id));
        return folder(id).resolve(String.format(Locale.ROOT, "part-%05d.parquet", number) + BUILDING);
    }

    /** Builds the quality report of an export. */
    public ExportedFile quality(long id, byte[] csv) throws IOException {
        Files.createDirectories(folder(id));
        Path building = folder(id).resolve("quality.csv" + BUILDING);
        Files.write(building, csv);
        long rows = new String(csv, StandardCharsets.UTF_8).lines().count() - 1;
        return describe(building, rows, Digests.hex(Digests.sha256().digest(csv)));
    }

    /** Takes the records of an export, which have not changed, over into another, without writing them again where the disk lets one file have two names. */
    public List<ExportedFile> carry(Manifest old, long id) throws IOException {
        List<ExportedFile> carried = new ArrayList<>();
        for (ExportedFile file : old.files()) {
            Path building = building(id, carried.size());
            Path there = root.resolve(file.path());
            try {
                Files.deleteIfExists(building);
                Files.createLink(building, there);
            } catch (UnsupportedOperationException | FileSystemException e) {
                Files.copy(there, building);
                sync(building);
            }
            carried.add(file.at(built(building)));
        }
        return carried;
    }

    /** Describes a complete file under the name that it will have, and makes its bytes durable. */
    public ExportedFile describe(Path building, long rows, String content) throws IOException {
        sync(building);
        return new ExportedFile(built(building), rows, Files.size(building), Digests.file(building), content);
    }

    private String built(Path building) {
        String name = root.relativize(building).toString().replace('\\', '/');
        return name.substring(0, name.length() - BUILDING.length());
    }

    public List<Path> building(List<ExportedFile> files) {
        return files.stream().map(file -> root.resolve(file.path() + BUILDING)).toList();
    }

    /** Whether the manifest is written as this program writes it, and every file is there with its digest. */
    public boolean intact(Manifest manifest) throws IOException {
        if (!Arrays.equals(Files.readAllBytes(manifest()), manifest.bytes())) {
            return false;
        }
        for (ExportedFile file : all(manifest)) {
            Path path = root.resolve(file.path());
            if (!Files.exists(path)
                    || Files.size(path) != file.bytes()
                    || !Digests.file(path).equals(file.digest())) {
                return false;
            }
        }
        return true;
    }

    /** Gives complete files their names. They are not in force yet. */
    public void name(Manifest manifest) throws IOException {
        for (ExportedFile file : all(manifest)) {
            Files.move(root.resolve(file.path() + BUILDING), root.resolve(file.path()), StandardCopyOption.ATOMIC_MOVE);
        }
        sync(folder(manifest.id()));
        sync(root.resolve("records"));
    }

    /** Puts an export in force. */
    public void publish(Manifest manifest) throws IOException {
        Path temporary = root.resolve("manifest.json" + BUILDING);
        Files.write(temporary, manifest.bytes());
        sync(temporary);
        Files.move(temporary, manifest(), StandardCopyOption.ATOMIC_MOVE);
        sync(root);
    }

    /** Removes everything that does not belong to the export in force. */
    public void sweep(Manifest manifest) throws IOException {
        Files.deleteIfExists(root.resolve("manifest.json" + BUILDING));
        List<Path> keep =
                all(manifest).stream().map(file -> root.resolve(file.path())).toList();
        Path current = folder(manifest.id());
        for (Path folder : children(root.resolve("records"))) {
            for (Path file : children(folder)) {
                if (!keep.contains(file)) {
                    Files.delete(file);
                }
            }
            if (!folder.equals(current)) {
                Files.delete(folder);
            }
        }
        sync(root.resolve("records"));
    }

    /** Removes an export that was never put in force. */
    public void discard(long id) throws IOException {
        for (Path file : children(folder(id))) {
            Files.delete(file);
        }
        Files.deleteIfExists(folder(id));
    }

    private static List<ExportedFile> all(Manifest manifest) {
        return Stream.concat(manifest.files().stream(), Stream.of(manifest.quality()))
                .toList();
    }

    private Path manifest() {
        return root.resolve("manifest.json");
    }

    private static List<Path> children(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.sorted(Comparator.naturalOrder()).toList();
        }
    }

    private static void sync(Path path) throws IOException {
        try (FileChannel channel =
                FileChannel.open(path, Files.isDirectory(path) ? StandardOpenOption.READ : StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }
}
