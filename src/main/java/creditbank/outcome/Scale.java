package creditbank.outcome;

/** The scale of a score as its source gave it. The code is what the database holds. */
public enum Scale {
    /** No score. */
    NONE(0),
    /** 0 to 100, up to two decimals. */
    HUNDRED(1),
    /** 优秀 良好 中等 及格 不及格. */
    FIVE_LEVEL(2),
    /** 合格 不合格, passed or failed. */
    TWO_LEVEL(3),
    /** A+ to F. */
    LETTER(4),
    /** Grade points, 0 to 5. */
    POINT(5),
    /** A mark instead of a score, such as absent or exempt. */
    MARK(6);

    private final short code;

    Scale(int code) {
        this.code = (short) code;
    }

    public short code() {
        return code;
    }
}
