package creditbank.batch;

/**
 * The right to run a source, as it was numbered for the one who took it.
 *
 * @param number higher with every holder
 */
public record Tenure(short sourceId, long number) {}
