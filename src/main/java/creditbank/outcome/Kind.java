package creditbank.outcome;

/** What kind of achievement a record is. The code is what the database holds. */
public enum Kind {
    COURSE(1),
    CERTIFICATE(2),
    TRAINING(3),
    INTERNSHIP(4),
    WORK(5),
    AWARD(6);

    private final short code;

    Kind(int code) {
        this.code = (short) code;
    }

    public short code() {
        return code;
    }
}
