package creditbank.export;

import java.nio.file.Path;

/**
 * What is published now.
 *
 * @param id the export's number
 * @param path the folder with its files
 * @param digest SHA-256, hex; the same rows have the same digest
 * @param changed whether this call published it; false where it was in force already
 */
public record ExportResult(long id, Path path, int files, long rows, String digest, boolean changed) {}
