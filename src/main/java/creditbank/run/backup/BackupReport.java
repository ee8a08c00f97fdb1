package creditbank.run.backup;

/**
 * What a backup holds.
 *
 * @param id the home's id
 * @param schema the number of the newest migration
 * @param tables how many tables, with {@code rows} in all
 * @param landed how many files of the landing zone
 * @param entries how many entries the log has
 * @param root the log's root, lower-case hex
 */
public record BackupReport(String id, String schema, int tables, long rows, int landed, long entries, String root) {}
