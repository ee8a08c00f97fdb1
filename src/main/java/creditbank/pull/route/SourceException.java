package creditbank.pull.route;

/** What went wrong in one step of a route, in words; the puller adds source and place. */
public final class SourceException extends Exception {
    private static final long serialVersionUID = 1;

    public SourceException(String message) {
        super(message);
    }

    public SourceException(String message, Throwable cause) {
        super(message, cause);
    }
}
