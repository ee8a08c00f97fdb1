package creditbank.run.backup;

/** A backup cannot be made or used; the message says why, and nothing of use was left. */
public final class BackupException extends RuntimeException {
    private static final long serialVersionUID = 1;

    BackupException(String message) {
        super(message);
    }
}
