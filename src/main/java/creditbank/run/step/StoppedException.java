package creditbank.run.step;

/** An execution ends because its process was told to; what it has done so far stands, and its run goes on behind that. */
public final class StoppedException extends RuntimeException {
    /** Why the run was interrupted. */
    public static final String SENTENCE = "its process was told to stop";

    private static final long serialVersionUID = 1;

    StoppedException() {
        super(SENTENCE);
    }

    /** Whether this is why something failed. */
    public static boolean is(Throwable failure) {
        return failure instanceof StoppedException || (failure.getCause() != null && is(failure.getCause()));
    }
}
