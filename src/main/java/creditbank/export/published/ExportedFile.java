package creditbank.export.published;

/**
 * One file of an export.
 *
 * @param path below the folder of exports, with slashes
 * @param rows in it; of CSV without its head
 * @param digest SHA-256 of the file, hex
 * @param content SHA-256 of the rows in PostgreSQL's binary form, hex; of CSV that of the file
 */
public record ExportedFile(String path, long rows, long bytes, String digest, String content) {
    /** Stands where a manifest of an earlier contract names none. */
    static final ExportedFile NONE = new ExportedFile("", 0, 0, "", "");

    /** The same file in another place. */
    ExportedFile at(String other) {
        return new ExportedFile(other, rows, bytes, digest, content);
    }
}
