package creditbank.outcome;

/** How much of a date its source told. The code is what the database holds. */
public enum Precision {
    YEAR(1),
    MONTH(2),
    DAY(3);

    private final short code;

    Precision(int code) {
        this.code = (short) code;
    }

    public short code() {
        return code;
    }
}
