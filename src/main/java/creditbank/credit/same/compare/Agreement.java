package creditbank.credit.same.compare;

/** How two claims agree in one aspect, the strongest first. The code is what the database holds. */
public enum Agreement {
    EQUAL(0),
    /** Another wording or less precision: a weakness. */
    NEAR(1),
    /** One of them does not say, or the two cannot be compared. */
    UNKNOWN(2),
    /** Different, yet perhaps by a slip. */
    DOUBTFUL(3),
    /** Different for certain. */
    CONTRARY(4);

    private final int code;

    Agreement(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    /** The agreement of a code. */
    static Agreement of(int code) {
        for (Agreement agreement : values()) {
            if (agreement.code == code) {
                return agreement;
            }
        }
        throw new IllegalArgumentException("agreement: " + code + ", expected 0 to 4");
    }
}
