package creditbank.batch;

/**
 * Why an execution failed.
 *
 * @param step the step that failed
 * @param cause one sentence without personal data
 */
public record Failure(String step, String cause) {}
