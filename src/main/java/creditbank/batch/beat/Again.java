package creditbank.batch.beat;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What the executions of one run did more than once, in rows, each counted where it was done.
 *
 * @param read rows that were read of the delivery
 * @param readAgain rows that were read although an earlier execution had read them
 * @param credited rows that a credit transaction was begun with
 * @param creditedAgain rows that credit transactions were begun with after one that was not committed
 */
public record Again(long read, long readAgain, long credited, long creditedAgain) {
    /** Nothing was done yet. */
    public static final Again NOTHING = new Again(0, 0, 0, 0);

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** Whether anything was done more than once. */
    public boolean any() {
        return readAgain > 0 || creditedAgain > 0;
    }

    /** How much of the reading was done again, in percent with two decimals. */
    public BigDecimal readShare() {
        return share(readAgain, read);
    }

    /** The same of crediting. */
    public BigDecimal creditedShare() {
        return share(creditedAgain, credited);
    }

    private static BigDecimal share(long again, long all) {
        return all == 0
                ? BigDecimal.ZERO.setScale(2)
                : HUNDRED.multiply(BigDecimal.valueOf(again)).divide(BigDecimal.valueOf(all), 2, RoundingMode.HALF_UP);
    }
}
