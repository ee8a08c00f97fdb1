package creditbank.batch;

/**
 * What became of a delivery's rows. Every number is counted at its own place; none is a difference.
 *
 * @param fresh claims that the bank did not have ({@code new})
 * @param changed claims whose content differs from the bank's
 * @param unchanged claims that the bank has already
 * @param duplicate rows whose key comes again later in the same delivery
 * @param withdrawn rows that take a claim back
 * @param missing live claims that a full delivery no longer has; they are no rows
 * @param moved records that moved because learners merged or split; they are no rows
 */
public record Counts(
        long fresh, long changed, long unchanged, long duplicate, long withdrawn, long missing, long moved) {}
