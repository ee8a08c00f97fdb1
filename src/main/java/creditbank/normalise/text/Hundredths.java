package creditbank.normalise.text;

/** Exact decimal numbers with at most two places, as hundredths; never a double. */
public final class Hundredths {
    /** What {@link #parse} gives for a text that is no such number. */
    public static final long NONE = Long.MIN_VALUE;

    private static final int MOST_DIGITS = 12;

    private Hundredths() {}

    /**
     * Reads {@code 2.5}, {@code .5}, {@code 85}, {@code -1} or the same in full-width digits; more than two places only where they are zeros.
     */
    public static long parse(String text) {
        String plain = Plain.text(text);
        boolean negative = plain.startsWith("-");
        int start = negative ? 1 : 0;
        int point = plain.indexOf('.');
        int whole = point < 0 ? plain.length() : point;
        if (plain.length() - start > MOST_DIGITS || !hasDigits(plain, start, whole)) {
            return NONE;
        }
        long value = 0;
        for (int i = start; i < whole; i++) {
            value = value * 10 + plain.charAt(i) - '0';
        }
        for (int i = whole + 1; i <= Math.max(whole + 2, plain.length() - 1); i++) {
            int digit = i < plain.length() ? plain.charAt(i) - '0' : 0;
            if (digit < 0 || digit > 9 || (i > whole + 2 && digit != 0)) {
                return NONE;
            }
            value = i > whole + 2 ? value : value * 10 + digit;
        }
        return negative ? -value : value;
    }

    /** Whether the whole part is digits only, and there is a digit before or behind the point. */
    private static boolean hasDigits(String text, int start, int whole) {
        for (int i = start; i < whole; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return whole > start || whole + 1 < text.length();
    }
}
