package creditbank.ledger.tile;

/** A file of the log is not what the log's entries make it; nothing is signed over it. */
public final class DamagedLogException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public DamagedLogException(String path, String reason) {
        super(path + ": " + reason);
    }
}
