package creditbank.batch;

/**
 * Why an execution failed.
 *
 * @param step the step that failed
 * @param cause one sentence without personal data
 * @param kind what kind of cause it is; of no meaning where the cause is empty
 */
public record Failure(String step, String cause, CauseClass kind) {
    /** None. */
    public static final Failure NONE = new Failure("", "", CauseClass.PROGRAM);
}
