package creditbank.outcome;

/** How an attempt at a course came about. The code is what the database holds. */
public enum AttemptKind {
    NORMAL(1),
    MAKE_UP(2),
    DEFERRED(3),
    REPEATED(4),
    EXEMPT(5);

    private final short code;

    AttemptKind(int code) {
        this.code = (short) code;
    }

    public short code() {
        return code;
    }
}
