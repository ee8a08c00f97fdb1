package creditbank.map;

import creditbank.outcome.Field;

/** Finds characters that stand for one which the sender's character set lacks: private use, U+FFFD, and in names ?, 〓 and □ too. */
final class Unmapped {

    private Unmapped() {}

    static boolean in(String value, Field field) {
        boolean name =
                field == Field.LEARNER_NAME || field == Field.LEARNER_FAMILY_NAME || field == Field.LEARNER_GIVEN_NAME;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (privateUse(c) || c == '\ufffd' || (name && substitute(c))) {
                return true;
            }
        }
        return false;
    }

    /** U+E000 to U+F8FF, and the high surrogates of planes 15 and 16. */
    private static boolean privateUse(char c) {
        return (c >= '\ue000' && c <= '\uf8ff') || (c >= '\udb80' && c <= '\udbff');
    }

    /** Question mark, full-width question mark, geta mark, white square. */
    private static boolean substitute(char c) {
        return c == '?' || c == '\uff1f' || c == '\u3013' || c == '\u25a1';
    }
}
