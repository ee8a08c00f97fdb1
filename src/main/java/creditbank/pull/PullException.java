package creditbank.pull;

/** A source could not be fetched; the message names source, step, place and cause in words and holds no secret. */
public final class PullException extends Exception {
    private static final long serialVersionUID = 1;

    public PullException(String message, Throwable cause) {
        super(message, cause);
    }

    public PullException(String message) {
        super(message);
    }
}
