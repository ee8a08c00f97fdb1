package creditbank.outcome;

/** GB/T 2261.1; the code is the standard's. */
public enum Gender {
    UNKNOWN(0),
    MALE(1),
    FEMALE(2),
    NOT_STATED(9);

    private final short code;

    Gender(int code) {
        this.code = (short) code;
    }

    public short code() {
        return code;
    }
}
