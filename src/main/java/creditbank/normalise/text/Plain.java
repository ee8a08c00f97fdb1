package creditbank.normalise.text;

import com.ibm.icu.text.Normalizer2;

/** Normal forms of codes, numbers and short words, where NFKC loses nothing. */
public final class Plain {
    private static final Normalizer2 COMPATIBLE = Normalizer2.getNFKCInstance();

    private Plain() {}

    /** NFKC and no white space at either end. */
    public static String text(String text) {
        String plain = text;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                plain = COMPATIBLE.normalize(text);
                break;
            }
        }
        return plain.strip();
    }

    /** A code: NFKC, Latin letters in upper case, no white space. */
    public static String code(String text) {
        return squeeze(text, false);
    }

    /** A number that people break into groups: a code without hyphens too. */
    public static String number(String text) {
        return squeeze(text, true);
    }

    private static String squeeze(String text, boolean hyphens) {
        String plain = text(text);
        StringBuilder kept = new StringBuilder(plain.length());
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (!Character.isWhitespace(c) && !(hyphens && isHyphen(c))) {
                kept.append(c >= 'a' && c <= 'z' ? (char) (c - 32) : c);
            }
        }
        return kept.toString();
    }

    private static boolean isHyphen(char c) {
        return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212;
    }
}
