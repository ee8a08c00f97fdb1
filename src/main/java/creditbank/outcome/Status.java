package creditbank.outcome;

/** What came of it. The code is what the database holds. */
public enum Status {
    PASSED(1),
    FAILED(2),
    IN_PROGRESS(3),
    /** Did not sit the examination. */
    ABSENT(4),
    /** Allowed to sit it later. */
    DEFERRED(5),
    /** Cheated or broke the rules. */
    VOID(6),
    EXEMPT(7),
    /** The source has not entered the result yet. */
    PENDING(8);

    private final short code;

    Status(int code) {
        this.code = (short) code;
    }

    public short code() {
        return code;
    }
}
