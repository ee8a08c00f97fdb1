package creditbank.normalise.rule.person;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterCategory;
import creditbank.finding.Code;
import creditbank.normalise.rule.Row;
import creditbank.outcome.Field;

/**
 * A learner has a name, of letters: no digits, and not only punctuation. A family and a given name are joined without a space, or with the given name first
 * and a space where both are in ASCII letters. The name is kept exactly as sent.
 */
public final class NameRule {

    private NameRule() {}

    /** The name as sent; empty where there is none or a bad one. */
    public static String of(Row row) {
        String whole = row.text(Field.LEARNER_NAME);
        if (whole != null || !row.isMissing(Field.LEARNER_NAME)) {
            return checked(row, Field.LEARNER_NAME, whole == null ? "" : whole);
        }
        if (row.isMissing(Field.LEARNER_FAMILY_NAME) && row.isMissing(Field.LEARNER_GIVEN_NAME)) {
            row.report(Code.VALUE_MISSING, Field.LEARNER_NAME, "the learner's name");
            return "";
        }
        String family = checked(row, Field.LEARNER_FAMILY_NAME, row.textOrEmpty(Field.LEARNER_FAMILY_NAME));
        String given = checked(row, Field.LEARNER_GIVEN_NAME, row.textOrEmpty(Field.LEARNER_GIVEN_NAME));
        boolean latin = !family.isEmpty() && !given.isEmpty() && isAscii(family) && isAscii(given);
        return latin ? given + " " + family : family + given;
    }

    private static String checked(Row row, Field field, String name) {
        if (name.isEmpty() || isName(name)) {
            return name;
        }
        row.refuse(Code.NAME_INVALID, field, "letters, no digits");
        return "";
    }

    private static boolean isName(String name) {
        boolean letters = false;
        for (int i = 0; i < name.length(); i += Character.charCount(name.codePointAt(i))) {
            int c = name.codePointAt(i);
            boolean han = c >= 0x4E00 && c <= 0x9FFF;
            int type = han ? UCharacterCategory.OTHER_LETTER : UCharacter.getType(c);
            if (type == UCharacterCategory.DECIMAL_DIGIT_NUMBER || type == UCharacterCategory.OTHER_NUMBER) {
                return false;
            }
            letters |= han || UCharacter.isLetter(c) || type == UCharacterCategory.LETTER_NUMBER;
        }
        return letters;
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }
}
