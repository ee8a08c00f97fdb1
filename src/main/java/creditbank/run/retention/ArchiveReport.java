package creditbank.run.retention;

/**
 * The archives that were checked.
 *
 * @param archives how many
 * @param items what they list
 */
public record ArchiveReport(int archives, long items) {}
