package creditbank.recognise.rule;

/**
 * A rule's version with the file that says it.
 *
 * @param place the file as messages name it, such as {@code rules/training-hours-1.yaml}
 * @param digest SHA-256 of the file's bytes, hex
 * @param text the whole file
 */
public record RuleFile(Rule rule, String place, String digest, String text) {
    public RuleName name() {
        return rule.name();
    }

    /** Without the text, which is long. */
    @Override
    public String toString() {
        return place + " " + digest;
    }
}
