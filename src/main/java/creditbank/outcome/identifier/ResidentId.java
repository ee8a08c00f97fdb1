package creditbank.outcome.identifier;

import creditbank.outcome.Gender;
import java.time.LocalDate;

/**
 * A resident ID number (GB 11643-1999) in its form of 18 characters: division 6, birth date 8, sequence 3, and a check character by ISO 7064 MOD 11-2.
 * Residence permits of people from Hong Kong, Macau and Taiwan (81, 82, 83) have the same form. The division is that of the first registration and may
 * have been abolished since, so only its provincial code is checked. {@code toString} hides the number.
 *
 * @param text 18 characters, the last a digit or an upper-case X
 */
public record ResidentId(String text) {

    private static final int LENGTH = 18;
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";
    private static final int TAIWAN_PERMIT = 83;

    public ResidentId {
        if (text.length() != LENGTH || checkCharacter(text) != text.charAt(LENGTH - 1)) {
            throw new IllegalArgumentException("no resident ID: 18 characters with a right check character expected");
        }
    }

    /** The check character of the first 17 characters, or 0 where they are not all digits. */
    public static char checkCharacter(String text) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return 0;
            }
            sum += digit * WEIGHTS[i];
        }
        return CHECKS.charAt(sum % 11);
    }

    /**
     * The 18-character form of a number of 15 digits, which was given until 1999: the century 19, except for the sequences 996 to 999, which were kept for
     * people born in the century 18.
     */
    public static String expand(String fifteen) {
        String century = fifteen.startsWith("99", 12) && fifteen.charAt(14) >= '6' ? "18" : "19";
        String body = fifteen.substring(0, 6) + century + fifteen.substring(6);
        return body + checkCharacter(body);
    }

    /** Whether the first two digits are a provincial code, or that of a residence permit. */
    public static boolean hasRegion(String text) {
        int code = (text.charAt(0) - '0') * 10 + text.charAt(1) - '0';
        return code == TAIWAN_PERMIT || Region.of(code) != null;
    }

    /** The birth date in the number; the caller has checked that there is one. */
    public LocalDate birthDate() {
        return LocalDate.of(number(6, 10), number(10, 12), number(12, 14));
    }

    /** The sequence is odd for men and even for women. */
    public Gender gender() {
        return (text.charAt(16) - '0') % 2 == 1 ? Gender.MALE : Gender.FEMALE;
    }

    private int number(int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    @Override
    public String toString() {
        return "ResidentId[hidden]";
    }
}
