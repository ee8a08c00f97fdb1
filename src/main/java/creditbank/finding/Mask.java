package creditbank.finding;

/** Hides personal values, so that they may stand in findings, logs and terminals. Every function keeps the length in code points. */
public final class Mask {
    private static final int LONG_NUMBER = 15;
    private static final int SHORTEST_PHONE = 7;

    private Mask() {}

    /** An ID number: the first three and last four stay, as in {@code 110***********123X}; of one shorter than 15 only the first. */
    public static String idNumber(String text) {
        return text.codePointCount(0, text.length()) >= LONG_NUMBER ? hide(text, 3, 4) : hide(text, 1, 0);
    }

    /** A telephone number: the last two stay; nothing of one shorter than seven. */
    public static String phone(String text) {
        return hide(text, 0, text.codePointCount(0, text.length()) >= SHORTEST_PHONE ? 2 : 0);
    }

    /** A person's name: the first character stays. */
    public static String name(String text) {
        return hide(text, 1, 0);
    }

    private static String hide(String text, int first, int last) {
        int[] points = text.codePoints().toArray();
        if (points.length <= first + last) {
            return "*".repeat(points.length);
        }
        return new String(points, 0, first)
                + "*".repeat(points.length - first - last)
                + new String(points, points.length - last, last);
    }
}
