package creditbank.ledger;

/** The database and the published log tell different histories, as after the restore of a backup; signing would make a second one. */
public final class RollbackException extends RuntimeException {
    private static final long serialVersionUID = 1;

    RollbackException(String origin, String reason) {
        super("log " + origin + ": " + reason + "; nothing is signed, because a second history would follow."
                + " Restore the database or the log directory that knows more, or take the entries from a copy of the log:"
                + " creditbank ledger rebuild --from FOLDER-OR-ADDRESS");
    }
}
