package creditbank.map.expression;

import creditbank.outcome.Privacy;

/** What a finding may show of a value. */
final class Masking {

    private Masking() {}

    /** Public and internal values whole; of others the first character, and of twelve characters or more the first three and the last four. */
    static String shown(String value, Privacy privacy) {
        if (privacy.compareTo(Privacy.PERSONAL) < 0 || value.isEmpty()) {
            return value;
        }
        int length = value.codePointCount(0, value.length());
        if (length < 12) {
            return length == 1 ? "*" : value.substring(0, value.offsetByCodePoints(0, 1)) + "*".repeat(length - 1);
        }
        return value.substring(0, value.offsetByCodePoints(0, 3))
                + "*".repeat(length - 7)
                + value.substring(value.offsetByCodePoints(0, length - 4));
    }
}
