package creditbank.export.published;

/**
 * One file of an export.
 *
 * @param path below the folder of exports, with slashes
 * @param digest SHA-256 of the file, hex
 * @param content SHA-256 of the rows in PostgreSQL's binary form, hex
 */
public record ExportedFile(String path, long rows, long bytes, String digest, String content) {}
