package creditbank.export.published;

import static creditbank.export.published.JsonText.quote;

import creditbank.export.parquet.Column;
import creditbank.export.parquet.RecordSchema;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an export says of itself, beside its files. Written as canonical JSON (RFC 8785: keys sorted, no space, whole numbers), so equal manifests are equal
 * bytes.
 *
 * @param id the export's number
 * @param checkpoint the ledger's signed checkpoint, empty before the first
 * @param files the records
 * @param quality the quality report
 */
public record Manifest(long id, BankState bank, String checkpoint, List<ExportedFile> files, ExportedFile quality) {
    static final String FORMAT = "creditbank-records-" + RecordSchema.VERSION;

    public Manifest {
        files = List.copyOf(files);
    }

    public long rows() {
        return files.stream().mapToLong(ExportedFile::rows).sum();
    }

    /** SHA-256 of the lines "content rows LF" of the files in order, the quality report last, hex. */
    public String digest() {
        String lines = Stream.concat(files.stream(), Stream.of(quality))
                .map(file -> file.content() + " " + file.rows() + "\n")
                .collect(Collectors.joining());
        return Digests.hex(Digests.sha256().digest(lines.getBytes(StandardCharsets.UTF_8)));
    }

    public byte[] bytes() {
        String json = "{\"bank\":{\"batches\":" + bank.batches() + ",\"credited\":" + bank.credited()
                + ",\"erasures\":" + bank.erasures() + "}"
                + ",\"checkpoint\":" + quote(checkpoint)
                + ",\"columns\":" + list(RecordSchema.COLUMNS.stream().map(Manifest::column))
                + ",\"digest\":" + quote(digest())
                + ",\"export\":" + id
                + ",\"files\":" + list(files.stream().map(Manifest::file))
                + ",\"format\":" + quote(FORMAT)
                + ",\"quality\":" + file(quality)
                + ",\"rows\":" + rows() + "}";
        return json.getBytes(StandardCharsets.UTF_8);
    }

    private static String column(Column column) {
        String privacy =
                column.pseudonymous() ? "pseudonymous" : column.privacy().name().toLowerCase(Locale.ROOT);
        return "{\"meaning\":" + quote(column.meaning()) + ",\"name\":" + quote(column.name()) + ",\"privacy\":"
                + quote(privacy) + ",\"required\":" + column.required() + ",\"type\":"
                + quote(column.type().sql()) + "}";
    }

    private static String file(ExportedFile file) {
        return "{\"bytes\":" + file.bytes() + ",\"content\":" + quote(file.content()) + ",\"path\":"
                + quote(file.path()) + ",\"rows\":" + file.rows() + ",\"sha256\":" + quote(file.digest()) + "}";
    }

    private static String list(Stream<String> elements) {
        return elements.collect(Collectors.joining(",", "[", "]"));
    }
}
