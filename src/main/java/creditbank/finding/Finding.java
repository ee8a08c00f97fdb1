package creditbank.finding;

/**
 * A coded fact about bad data. Control characters and lone surrogates become U+FFFD, so that a database and a terminal can take it. Every text in it may be shown: whoever makes a finding about a personal field masks the value first.
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
        field = printable(field);
        value = printable(value);
        if (value.length() > LONGEST_VALUE) {
            int end = LONGEST_VALUE - 1;
            value = value.substring(0, Character.isHighSurrogate(value.charAt(end - 1)) ? end - 1 : end) + "…";
        }
    }

    private static String printable(String text) {
        if (text.codePoints().noneMatch(Finding::unprintable)) {
            return text;
        }
        StringBuilder printable = new StringBuilder(text.length());
        text.codePoints().forEach(c -> printable.appendCodePoint(unprintable(c) ? 0xFFFD : c));
        return printable.toString();
    }

    private static boolean unprintable(int c) {
        return Character.isISOControl(c) || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
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
