package creditbank.run.retention.archive;

/** An archive is not what was written; the message names what differs. */
public final class ArchiveException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ArchiveException(String message) {
        super(message);
    }
}
