package creditbank.normalise.rule.person;

import creditbank.finding.Code;
import creditbank.normalise.rule.Row;
import creditbank.normalise.text.Plain;
import creditbank.outcome.Field;
import creditbank.outcome.identifier.ResidentId;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * A resident ID has 18 characters, or 15 digits in its old form; a provincial code, a possible birth date from 1800 to 2100 and a right check character; and
 * is none of those that are typed to fill the field: one digit repeated, or 123456 and so on. Full-width characters, a small x, spaces and hyphens are read. A
 * bad number is kept, and not used for matching: all its findings are warnings.
 */
final class ResidentIdRule {
    private static final Field FIELD = Field.LEARNER_ID_NUMBER;
    private static final String ASCENDING = "12345678901234567890";
    private static final int OLD = 15;
    private static final int NEW = 18;

    private ResidentIdRule() {}

    /** The valid ID in its form of 18 characters, or null. */
    static @Nullable ResidentId of(Row row, String text) {
        String number = Plain.number(text);
        int digits = digits(number);
        boolean old = number.length() == OLD && digits == OLD;
        if (!old && number.length() != NEW) {
            row.report(Code.ID_LENGTH, FIELD, "18 characters, or 15 digits");
            return null;
        }
        if (isPlaceholder(number)) {
            row.report(Code.ID_PLACEHOLDER, FIELD, "the learner's own number");
            return null;
        }
        String full = old ? ResidentId.expand(number) : number;
        if (!old && digits < NEW - 1) {
            row.report(Code.ID_CHECKSUM, FIELD, "17 digits and a check character");
            return null;
        }
        return isValid(row, full) ? new ResidentId(full) : null;
    }

    /** One character repeated, or digits counted up. */
    static boolean isPlaceholder(String number) {
        boolean repeated = number.chars().allMatch(c -> c == number.charAt(0));
        return repeated || ASCENDING.startsWith(number) || ("0" + ASCENDING).startsWith(number);
    }

    private static boolean isValid(Row row, String number) {
        boolean region = ResidentId.hasRegion(number);
        if (!region) {
            row.report(Code.ID_REGION, FIELD, "a provincial code of GB/T 2260 first");
        }
        boolean date = hasDate(number);
        if (!date) {
            row.report(Code.ID_DATE, FIELD, "a possible birth date at characters 7 to 14");
        }
        boolean check = ResidentId.checkCharacter(number) == number.charAt(NEW - 1);
        if (!check) {
            row.report(Code.ID_CHECKSUM, FIELD, "a right check character (ISO 7064 MOD 11-2)");
        }
        return region && date && check;
    }

    private static boolean hasDate(String number) {
        int year = Integer.parseInt(number, 6, 10, 10);
        int month = Integer.parseInt(number, 10, 12, 10);
        int day = Integer.parseInt(number, 12, 14, 10);
        boolean possible = year >= 1800 && year <= 2100 && month >= 1 && month <= 12 && day >= 1;
        return possible && day <= YearMonth.of(year, month).lengthOfMonth();
    }

    /** How many digits the number begins with. */
    private static int digits(String number) {
        int digits = 0;
        while (digits < number.length() && number.charAt(digits) >= '0' && number.charAt(digits) <= '9') {
            digits++;
        }
        return digits;
    }
}
