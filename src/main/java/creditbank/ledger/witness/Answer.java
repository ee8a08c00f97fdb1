package creditbank.ledger.witness;

/**
 * What a witness answers.
 *
 * @param status the HTTP status
 * @param type the content type of the body
 */
public record Answer(int status, String type, String body) {
    /** The type of a body that is a size. */
    public static final String SIZE = "text/x.tlog.size";

    static final int OK = 200;
    static final int MALFORMED = 400;
    static final int FORBIDDEN = 403;
    static final int UNKNOWN = 404;
    static final int WRONG_METHOD = 405;
    static final int CONFLICT = 409;
    static final int TOO_LONG = 413;
    static final int INCONSISTENT = 422;
    static final int BROKEN = 500;

    private static final String TEXT = "text/plain; charset=utf-8";

    /** Whether the body is a cosignature. */
    public boolean good() {
        return status == OK;
    }

    static Answer text(int status, String body) {
        return new Answer(status, TEXT, body);
    }

    static Answer size(long size) {
        return new Answer(CONFLICT, SIZE, size + "\n");
    }
}
