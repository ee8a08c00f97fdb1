package creditbank.normalise.rule;

import creditbank.finding.Code;
import creditbank.outcome.Field;
import java.util.Map;

/**
 * Every text is of characters that mean something, and not too long: private-use characters (U+E000 to U+F8FF and planes 15 and 16), U+FFFD and unpaired
 * surrogates stand for characters that were lost on the way, in names also {@code ?}, 〓 and □; they are never guessed. Control characters other than tab and
 * line ends are no text. At most 200 code points for titles and names of institutions, 100 for everything else.
 */
public final class TextRule {
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST = 100;

    private TextRule() {}

    public static void check(Row row) {
        for (Map.Entry<Field, String> entry : row.claim().values().entrySet()) {
            check(row, entry.getKey(), entry.getValue());
        }
    }

    private static void check(Row row, Field field, String text) {
        if (hasControl(text)) {
            row.refuse(Code.VALUE_CONTROL_CHARACTER, field, "no control characters");
        } else if (hasLost(text, isName(field))) {
            row.refuse(Code.VALUE_UNMAPPED_CHARACTER, field, "the character itself, in a character set that has it");
        } else if (text.length() > longest(field) && text.codePointCount(0, text.length()) > longest(field)) {
            row.refuse(Code.VALUE_TOO_LONG, field, "at most " + longest(field) + " characters");
        }
    }

    private static int longest(Field field) {
        return field == Field.TITLE || field == Field.PROVIDER_NAME ? LONGEST_TITLE : LONGEST;
    }

    private static boolean isName(Field field) {
        return field == Field.LEARNER_NAME || field == Field.LEARNER_GIVEN_NAME || field == Field.LEARNER_FAMILY_NAME;
    }

    private static boolean hasControl(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean control = c < 0x20 || (c >= 0x7F && c < 0xA0);
            if (control && c != '\t' && c != '\n' && c != '\r') {
                return true;
            }
        }
        return false;
    }

    private static boolean hasLost(String text, boolean name) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0xD800 && isLost(text.codePointAt(i))) {
                return true;
            }
            if (name && (c == '?' || c == '？' || c == '〓' || c == '□')) {
                return true;
            }
            i += Character.isHighSurrogate(c) ? 1 : 0;
        }
        return false;
    }

    private static boolean isLost(int c) {
        return c <= 0xDFFF || (c >= 0xE000 && c <= 0xF8FF) || c == 0xFFFD || c >= 0xF0000;
    }
}
