package creditbank.outcome.identifier;

import org.jspecify.annotations.Nullable;

/**
 * The code of an institution, in one of two standards: the school (institution) identification code of the Ministry of Education, 10 digits,
 * the first of them the level of schooling, 1 to 5, where 41 begins a university's and the provincial code follows; or the unified social credit code (GB 32100-2015), 18 characters without I O S V Z: registering
 * authority 1, kind of body 1, division 6 digits, organisation code 9, check 1. The check of the inner organisation code (GB 11714) is not asked for, since
 * sole traders' codes do not have it.
 *
 * @param text the normal form: upper case, without spaces
 */
public record InstitutionCode(String text) {

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    private static final int SCHOOL_LENGTH = 10;
    private static final int CREDIT_LENGTH = 18;

    /** The code that a text in normal form is, or null where it is none. */
    public static @Nullable InstitutionCode of(String text) {
        boolean valid = switch (text.length()) {
            case SCHOOL_LENGTH -> isSchool(text);
            case CREDIT_LENGTH -> isCredit(text);
            default -> false;
        };
        return valid && !isOneCharacter(text) ? new InstitutionCode(text) : null;
    }

    /** The check character of the first 17 characters of a unified social credit code, or 0 where one is outside the alphabet. */
    public static char checkCharacter(String text) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            int value = ALPHABET.indexOf(text.charAt(i));
            if (value < 0) {
                return 0;
            }
            sum += value * WEIGHTS[i];
        }
        return ALPHABET.charAt((31 - sum % 31) % 31);
    }

    private static boolean isSchool(String text) {
        boolean level = text.charAt(0) >= '1' && text.charAt(0) <= '5';
        return level
                && isDigits(text, 0, SCHOOL_LENGTH)
                && (!text.startsWith("41") || Region.of(Integer.parseInt(text, 2, 4, 10)) != null);
    }

    private static boolean isCredit(String text) {
        return isDigits(text, 2, 8) && checkCharacter(text) == text.charAt(CREDIT_LENGTH - 1);
    }

    private static boolean isDigits(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static boolean isOneCharacter(String text) {
        return text.chars().allMatch(c -> c == text.charAt(0));
    }
}
