package creditbank.batch.undo;

/**
 * What taking a batch back, or bringing it back, does to its source's claims.
 *
 * @param taken live claims that end
 * @param revived earlier claims that begin again
 * @param kept claims that later batches of the source have changed since; they stay
 */
public record Reversed(long taken, long revived, long kept) {}
