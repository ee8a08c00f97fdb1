package creditbank.normalise.rule.person;

import creditbank.finding.Code;
import creditbank.normalise.rule.Row;
import creditbank.normalise.text.Plain;
import creditbank.outcome.Field;
import org.jspecify.annotations.Nullable;

/**
 * A telephone number is a mainland mobile number of 11 digits from 13 to 19 (with or without 86, +86 or 0086 before it), or an E.164 number of another
 * country with its plus sign. Others are kept and not used for matching.
 */
final class PhoneRule {
    private static final int MOBILE = 11;
    private static final int SHORTEST_E164 = 8;
    private static final int LONGEST_E164 = 15;

    private PhoneRule() {}

    /** The number's normal form: 11 digits, or a plus sign and digits; null where there is none or a bad one. */
    static @Nullable String of(Row row) {
        String text = row.text(Field.LEARNER_PHONE);
        if (text == null) {
            return null;
        }
        String number = Plain.number(text);
        boolean foreign = number.startsWith("+") && !number.startsWith("+86");
        String local = foreign ? number : withoutCountry(number);
        if (foreign ? isE164(number) : isMobile(local)) {
            return local;
        }
        row.report(Code.PHONE_INVALID, Field.LEARNER_PHONE, "11 digits, or + and a country code");
        return null;
    }

    private static String withoutCountry(String number) {
        for (String prefix : new String[] {"+86", "0086", "86"}) {
            if (number.startsWith(prefix) && number.length() == prefix.length() + MOBILE) {
                return number.substring(prefix.length());
            }
        }
        return number;
    }

    private static boolean isMobile(String number) {
        return number.length() == MOBILE && isDigits(number, 0) && number.charAt(0) == '1' && number.charAt(1) >= '3';
    }

    private static boolean isE164(String number) {
        int digits = number.length() - 1;
        return digits >= SHORTEST_E164 && digits <= LONGEST_E164 && number.charAt(1) != '0' && isDigits(number, 1);
    }

    private static boolean isDigits(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
