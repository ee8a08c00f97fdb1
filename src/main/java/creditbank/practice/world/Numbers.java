package creditbank.practice.world;

import java.time.LocalDate;

/** Check characters and fixed-width digits, written from the standards. */
public final class Numbers {
    private static final String CREDIT_CODE_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] RESIDENT_WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final int[] ORGANISATION_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};

    private Numbers() {}

    /** Eighteen characters by GB 11643-1999: county, birth date, sequence and check character (ISO 7064 MOD 11-2). */
    public static String residentId(String county, LocalDate birth, int sequence) {
        String body = county + compact(birth) + pad(sequence, 3);
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += (body.charAt(i) - '0') * RESIDENT_WEIGHTS[i];
        }
        return body + "10X98765432".charAt(sum % 11);
    }

    /** Eighteen characters by GB 32100-2015 around a nine-character organisation code by GB 11714. */
    public static String creditCode(String authority, String county, int organisation) {
        String eight = "MA" + pad(organisation, 6);
        int sum = 0;
        for (int i = 0; i < 8; i++) {
            char c = eight.charAt(i);
            sum += (c <= '9' ? c - '0' : c - 'A' + 10) * ORGANISATION_WEIGHTS[i];
        }
        int check = (11 - sum % 11) % 11;
        String body = authority + county + eight + (check == 10 ? "X" : Integer.toString(check));
        int total = 0;
        int weight = 1;
        for (int i = 0; i < 17; i++) {
            total += CREDIT_CODE_ALPHABET.indexOf(body.charAt(i)) * weight;
            weight = weight * 3 % 31;
        }
        return body + CREDIT_CODE_ALPHABET.charAt((31 - total % 31) % 31);
    }

    /** Another character of the same alphabet in the last place, so that the code is wrong. */
    public static String wrongCreditCode(String code) {
        int last = CREDIT_CODE_ALPHABET.indexOf(code.charAt(17));
        return code.substring(0, 17) + CREDIT_CODE_ALPHABET.charAt((last + 1) % 31);
    }

    /** A number with leading zeros. */
    public static String pad(long number, int width) {
        String digits = Long.toString(number);
        return "0".repeat(Math.max(0, width - digits.length())) + digits;
    }

    /** yyyyMMdd. */
    public static String compact(LocalDate day) {
        return pad(day.getYear(), 4) + pad(day.getMonthValue(), 2) + pad(day.getDayOfMonth(), 2);
    }

    /** Hundredths as a decimal number without needless zeros: 250 is 2.5. */
    public static String hundredths(int value) {
        if (value % 100 == 0) {
            return Integer.toString(value / 100);
        }
        String fraction = pad(value % 100, 2);
        return value / 100 + "." + (fraction.endsWith("0") ? fraction.substring(0, 1) : fraction);
    }
}
