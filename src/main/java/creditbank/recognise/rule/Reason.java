package creditbank.recognise.rule;

/** Why a record is not converted. */
public enum Reason {
    NO_RULE("rule.none", "no rule in force on the achievement's day applies to such a record"),
    DATE_UNKNOWN("date.unknown", "the day of the achievement is not known"),
    HOURS_UNKNOWN("hours.unknown", "the record states no hours"),
    CREDITS_UNKNOWN("credits.unknown", "the record states no credits"),
    DAYS_UNKNOWN("days.unknown", "begin and end are not both told to the day"),
    LEVEL_UNKNOWN("level.unknown", "the rule's table does not have the record's level"),
    HOURS_UNUSUAL("hours.unusual", "stated hours and stated credits are out of proportion"),
    TOO_LITTLE("credits.too-few", "it comes to less than the least that the rule converts");

    private final String code;
    private final String meaning;

    Reason(String code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    /** As files and documents write it. */
    public String code() {
        return code;
    }

    public String meaning() {
        return meaning;
    }
}
