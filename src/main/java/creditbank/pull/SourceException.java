package creditbank.pull;

/** What went wrong in one step of a route, in words; {@link Puller} adds source and place. */
final class SourceException extends Exception {
    private static final long serialVersionUID = 1;

    SourceException(String message) {
        super(message);
    }

    SourceException(String message, Throwable cause) {
        super(message, cause);
    }
}
