package creditbank.normalise;

import java.math.BigDecimal;

/** A full delivery would withdraw more than the job allows; nothing in the bank was touched. */
public final class WithdrawalLimitException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final long withdrawing;
    private final long live;

    WithdrawalLimitException(long missing, long taken, long live, BigDecimal limit) {
        super("the delivery would withdraw " + (missing + taken) + " of " + live + " live claims (" + missing
                + " no longer mentioned, " + taken + " taken back), expected at most "
                + limit.movePointRight(2).stripTrailingZeros().toPlainString() + " %");
        this.withdrawing = missing + taken;
        this.live = live;
    }

    /** How many claims would be withdrawn. */
    public long withdrawing() {
        return withdrawing;
    }

    /** How many claims of the source are live. */
    public long live() {
        return live;
    }
}
