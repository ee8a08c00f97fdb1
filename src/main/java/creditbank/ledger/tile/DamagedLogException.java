package creditbank.ledger.tile;

/** A file of the log is not what the log's entries make it; nothing is signed over it. */
public final class DamagedLogException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String path;
    private final String reason;

    public DamagedLogException(String path, String reason) {
        super(path + ": " + reason);
        this.path = path;
        this.reason = reason;
    }

    /** The file, below the log's folder. */
    public String path() {
        return path;
    }

    public String reason() {
        return reason;
    }
}
