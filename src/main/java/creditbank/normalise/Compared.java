package creditbank.normalise;

/**
 * How a delivery differs from what the bank has of its source. Every number was counted where it arose; none is a difference.
 *
 * @param staged rows that were staged, before duplicates were put aside
 * @param fresh claims that the bank does not have
 * @param changed claims whose content differs
 * @param unchanged claims that the bank has already
 * @param duplicate rows whose key comes again later in the delivery
 * @param withdrawn rows that take a claim back, known or not
 * @param taken live claims that those rows take back
 * @param missing live claims that a full delivery no longer mentions
 */
public record Compared(
        long staged,
        long fresh,
        long changed,
        long unchanged,
        long duplicate,
        long withdrawn,
        long taken,
        long missing) {}
