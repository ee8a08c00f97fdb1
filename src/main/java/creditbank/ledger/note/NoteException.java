package creditbank.ledger.note;

/** A note, checkpoint or key text is malformed, or a signature on it is missing or wrong. */
public final class NoteException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public NoteException(String message) {
        super(message);
    }
}
