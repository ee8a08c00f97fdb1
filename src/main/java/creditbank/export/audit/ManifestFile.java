package creditbank.export.audit;

import creditbank.export.published.BankState;
import creditbank.export.published.ExportedFile;
import creditbank.export.published.Manifest;
import creditbank.seal.audit.CanonicalReader;
import creditbank.seal.audit.DifferenceException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A manifest as it lies beside its files, read strictly.
 *
 * @param bank which state of the bank the export shows
 * @param checkpoint the ledger's signed checkpoint when it was made, empty before the first
 */
record ManifestFile(long id, BankState bank, String checkpoint, String digest, List<Part> parts, Part quality) {
    static final String NAME = "manifest.json";

    private static final Pattern PART = Pattern.compile("records/[0-9]{8,19}/part-[0-9]{5}\\.parquet");

    private static final Pattern QUALITY = Pattern.compile("records/[0-9]{8,19}/quality\\.csv");

    /** One file, as the manifest describes it. */
    record Part(String path, long rows, long bytes, String sha256, String content) {
        private ExportedFile file() {
            return new ExportedFile(path, rows, bytes, sha256, content);
        }
    }

    /** Reads the manifest in a folder of exports, which must be there. */
    static ManifestFile read(Path folder) throws IOException {
        byte[] bytes = Files.readAllBytes(folder.resolve(NAME));
        Map<String, Object> json;
        try {
            json = CanonicalReader.object(bytes);
        } catch (IllegalArgumentException e) {
            throw new DifferenceException(NAME, "is no canonical JSON object, " + e.getMessage());
        }
        List<Part> parts = new ArrayList<>();
        for (Object file : is(List.class, json.get("files"), "files")) {
            parts.add(part(is(Map.class, file, "files"), PART));
        }
        ManifestFile manifest = new ManifestFile(
                is(Long.class, json.get("export"), "export"),
                bank(is(Map.class, json.get("bank"), "bank")),
                is(String.class, json.get("checkpoint"), "checkpoint"),
                is(String.class, json.get("digest"), "digest"),
                parts,
                part(is(Map.class, json.get("quality"), "quality"), QUALITY));
        manifest.requireSums(is(Long.class, json.get("rows"), "rows"));
        manifest.requireBytes(bytes);
        return manifest;
    }

    private static BankState bank(Map<?, ?> facts) {
        return new BankState(
                is(Long.class, facts.get("credited"), "credited"),
                is(Long.class, facts.get("batches"), "batches"),
                is(Long.class, facts.get("erasures"), "erasures"));
    }

    private static Part part(Map<?, ?> facts, Pattern name) {
        String path = is(String.class, facts.get("path"), "path");
        if (!name.matcher(path).matches()) {
            throw new DifferenceException(NAME, "names a file that no export has");
        }
        return new Part(
                path,
                is(Long.class, facts.get("rows"), "rows"),
                is(Long.class, facts.get("bytes"), "bytes"),
                is(String.class, facts.get("sha256"), "sha256"),
                is(String.class, facts.get("content"), "content"));
    }

    long rows() {
        return parts.stream().mapToLong(Part::rows).sum();
    }

    private void requireSums(long rows) {
        if (rows != rows()) {
            throw new DifferenceException(NAME, "says " + rows + " rows, its files' sum is " + rows());
        }
        MessageDigest sha256 = Checked.sha256();
        for (Part part : parts) {
            sha256.update((part.content + " " + part.rows + "\n").getBytes(StandardCharsets.UTF_8));
        }
        sha256.update((quality.content + " " + quality.rows + "\n").getBytes(StandardCharsets.UTF_8));
        if (!digest.equals(HexFormat.of().formatHex(sha256.digest()))) {
            throw new DifferenceException(NAME, "its digest is not that of its files' contents");
        }
    }

    /** What it says of columns and format, which analysts read and nothing else tells, is what this version says of them. */
    private void requireBytes(byte[] bytes) {
        List<ExportedFile> files = parts.stream().map(Part::file).toList();
        if (!Arrays.equals(bytes, new Manifest(id, bank, checkpoint, files, quality.file()).bytes())) {
            throw new DifferenceException(NAME, "is not what this version says of such an export");
        }
    }

    private static <T> T is(Class<T> type, @Nullable Object value, String name) {
        if (!type.isInstance(value)) {
            throw new DifferenceException(NAME, "says no " + name + " as the contract wants it");
        }
        return type.cast(value);
    }
}
