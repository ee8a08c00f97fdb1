package creditbank.recognise;

import creditbank.recognise.rule.RuleFile;

/** A version of a rule by which the bank has converted has other words now. */
public final class ChangedRuleException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    ChangedRuleException(RuleFile file, String before) {
        super("mappings/" + file.place() + ":1: version " + file.name().version() + " of the rule "
                + file.name().id()
                + " has converted already with other words, SHA-256 " + before
                + "; take that file back, and say what is new in a version of its own");
    }
}
