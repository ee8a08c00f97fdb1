package creditbank.normalise.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.Normalizer2;

/**
 * Folds names and titles for matching; what is stored is always the text as sent.
 *
 * <p>Both: NFKC with case folding and without ignorable characters (ICU's, so that it does not hang on the JDK), traditional characters simplified, white
 * space single between letters and gone beside Han characters. Names also lose the middle dot beside a Han character, in all the variants that senders use
 * for U+00B7 (full stop included), and have a space for it between letters: a dot, a space and nothing then match. Titles keep their points, since
 * {@code Web 2.0} is not {@code Web 20}, and have U+00B7 for every variant of the middle dot.
 */
public final class Fold {
    private static final Normalizer2 COMPATIBLE = Normalizer2.getNFKCCasefoldInstance();
    private static final Memo TITLES = new Memo(text -> fold(text, false));
    private static final char DOT = '·';

    private Fold() {}

    /** A person's name. */
    public static String name(String text) {
        return fold(text, true);
    }

    /** A title, or the name of an institution. */
    public static String title(String text) {
        return TITLES.apply(text);
    }

    private static String fold(String text, boolean name) {
        String plain = isPlain(text) ? text : COMPATIBLE.normalize(text);
        StringBuilder folded = new StringBuilder(plain.length());
        boolean gap = false;
        int previous = 0;
        for (int i = 0; i < plain.length(); i += Character.charCount(plain.codePointAt(i))) {
            int c = letter(plain.codePointAt(i));
            if (isGap(c, name)) {
                gap = true;
                continue;
            }
            if (gap && previous != 0 && !isHan(previous) && !isHan(c)) {
                folded.append(' ');
            }
            folded.appendCodePoint(c);
            previous = c;
            gap = false;
        }
        return folded.toString();
    }

    private static int letter(int c) {
        if (c < 0x80) {
            return c >= 'A' && c <= 'Z' ? c + 32 : c;
        }
        return isDot(c) ? DOT : Simplified.of(c);
    }

    private static boolean isGap(int c, boolean name) {
        return c == ' ' || Character.isWhitespace(c) || (name && (c == DOT || c == '.'));
    }

    /** Letters that NFKC and case folding leave as they are, ASCII letters apart: nearly every name and title. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80 && c != DOT && (c < 0x4E00 || c > 0x9FFF)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isHan(int c) {
        return c >= 0x2E80 && UCharacter.hasBinaryProperty(c, UProperty.IDEOGRAPHIC);
    }

    private static boolean isDot(int c) {
        return switch (c) {
            case 0x00B7, 0x2022, 0x2027, 0x30FB, 0xFF65, 0x0387, 0x2219, 0x22C5 -> true;
            default -> false;
        };
    }
}
