package creditbank.finding;

/**
 * A coded fact about bad data. Every text in it may be shown: whoever makes a finding about a personal field masks the value first.
 *
 * @param code the stable code, which also decides the severity
 * @param place where it stands
 * @param field the sender's name of the field, empty where the finding is about the row or the file
 * @param value the offending value, masked where the field is personal; at most 200 characters
 * @param expected what would have been right
 */
public record Finding(Code code, Place place, String field, String value, String expected) {

    private static final int LONGEST_VALUE = 200;

    public Finding {
        if (value.length() > LONGEST_VALUE) {
            value = value.substring(0, LONGEST_VALUE - 1) + "…";
        }
    }

    public Severity severity() {
        return code.severity();
    }

    @Override
    public String toString() {
        return place + " " + code.id() + (field.isEmpty() ? "" : " " + field) + ": '" + value + "', expected "
                + expected;
    }
}
