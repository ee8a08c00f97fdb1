package creditbank.outcome;

import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The one check of reasons that people write. They are kept, shown and partly sealed for ever, so none may hold a number by which a person can be found, however it is
 * grouped or written, or an electronic address. Names nobody can tell; the manual asks not to write any.
 */
public final class GivenReason {
    private static final int MOST = 1_000;
    /** Seven digits in a row, whatever stands between, are the shortest telephone and document numbers. */
    private static final int DIGITS = 6;

    /** Digits and what people write between groups of them. */
    private static final Pattern NUMBER = Pattern.compile("\\p{Nd}(?:[\\s\\p{Z}\\p{Pd}\\p{Cf}._/·•()（）+*#]*\\p{Nd})*");

    private static final String DATE = "(?:19|20)\\d\\d[-./](?:0?[1-9]|1[0-2])[-./](?:0?[1-9]|[12]\\d|3[01])";
    /** A date with or without an hour, two dates, a term or a span of years. */
    private static final Pattern TIME = Pattern.compile(
            DATE + "(?: [012]\\d)?|" + DATE + "\\s*[-/]\\s*" + DATE + "|(?:19|20)\\d\\d-(?:19|20)\\d\\d(?:-[1-4])?");

    private static final Pattern ADDRESS = Pattern.compile("[^\\s@]+\\s*@\\s*[^\\s@]+\\.[^\\s@]+");

    /** Chinese digits in a row, 零 and 〇 with them; their places here are their values. */
    private static final String CHINESE = "〇一二三四五六七八九";

    private GivenReason() {}

    /**
     * Looks at a reason.
     *
     * @return the same text
     * @throws IllegalArgumentException if it cannot be kept, with a message that does not repeat it
     */
    public static String checked(String text) {
        if (text.isBlank() || !text.matches("[^\\p{Cntrl}]{1," + MOST + "}")) {
            throw new IllegalArgumentException(
                    "--reason: expected a text of at most " + MOST + " characters in one line");
        }
        String plain = plain(text);
        Matcher number = NUMBER.matcher(plain);
        while (number.find()) {
            long digits = number.group().codePoints().filter(Character::isDigit).count();
            if (digits > DIGITS && !TIME.matcher(number.group()).matches()) {
                throw new IllegalArgumentException("--reason: has a number of " + digits
                        + " digits, such as ID and telephone numbers have; expected a reason without any, for it is kept"
                        + " for ever (dates are written 2026-09-01)");
            }
        }
        if (ADDRESS.matcher(plain).find()) {
            throw new IllegalArgumentException(
                    "--reason: has an electronic address; expected a reason without any, for it is kept for ever");
        }
        return text;
    }

    /** The text with all digits in one form: full-width and other scripts' ones, Chinese ones and those in circles. */
    private static String plain(String text) {
        String folded = Normalizer.normalize(text, Normalizer.Form.NFKC).replace('零', '〇');
        StringBuilder plain = new StringBuilder(folded.length());
        folded.codePoints().forEach(c -> {
            int chinese = CHINESE.indexOf(c);
            int digit = Character.digit(c, 10);
            if (chinese >= 0 || digit >= 0) {
                plain.append(chinese >= 0 ? chinese : digit);
            } else {
                plain.appendCodePoint(c);
            }
        });
        return plain.toString();
    }
}
