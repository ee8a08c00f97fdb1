package creditbank.recognise.rule;

/**
 * What a rule's version must make of a record, whatever its day of achievement is.
 *
 * @param line where it stands in the file
 * @param expected credits such as 7.50, or the code of a {@link Reason}
 */
public record RuleExample(int line, Achieved record, String expected) {}
