package creditbank.matrix.judge;

/**
 * What a case may leave that an undisturbed night does not.
 *
 * @param refused runs whose damaged delivery was refused, with what was staged of it
 * @param landed more landed files, where the senders gave something else in between
 */
public record Allowance(boolean refused, boolean landed) {
    /** Nothing. */
    public static final Allowance NONE = new Allowance(false, false);
}
