package creditbank.normalise.rule.person;

import creditbank.finding.Code;
import creditbank.normalise.rule.Row;
import creditbank.normalise.rule.WordRule;
import creditbank.normalise.text.Plain;
import creditbank.outcome.Field;
import creditbank.outcome.identifier.ResidentId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A learner may have an identity document: a resident ID (also where no type is stated), or a passport or other document of 5 to 20 letters and digits. A
 * number that is missing, and not said to be, is worth a warning.
 */
public final class DocumentRule {
    private static final String RESIDENT = "resident-id";
    private static final String NONE = "none";
    private static final Map<String, String> TYPES =
            Map.of(RESIDENT, RESIDENT, "passport", "passport", NONE, NONE, "other", "other");
    private static final int SHORTEST = 5;
    private static final int LONGEST = 20;

    private DocumentRule() {}

    public static Document of(Row row) {
        String stated = WordRule.of(row, Field.LEARNER_ID_TYPE, TYPES);
        String text = row.text(Field.LEARNER_ID_NUMBER);
        if (text == null) {
            if (!NONE.equals(stated) && row.isMissing(Field.LEARNER_ID_NUMBER)) {
                row.report(Code.ID_MISSING, Field.LEARNER_ID_NUMBER, "the number of an identity document");
            }
            return new Document(stated == null ? NONE : stated, "", null, null);
        }
        String type = stated == null || stated.equals(NONE) ? RESIDENT : stated;
        if (type.equals(RESIDENT)) {
            ResidentId id = ResidentIdRule.of(row, text);
            return new Document(type, text, id == null ? null : id.text(), id);
        }
        return new Document(type, text, other(row, text), null);
    }

    private static @Nullable String other(Row row, String text) {
        String number = Plain.number(text);
        boolean length = number.length() >= SHORTEST && number.length() <= LONGEST;
        if (length && isLettersAndDigits(number) && !ResidentIdRule.isPlaceholder(number)) {
            return number;
        }
        row.report(Code.DOCUMENT_INVALID, Field.LEARNER_ID_NUMBER, "5 to 20 letters and digits");
        return null;
    }

    private static boolean isLettersAndDigits(String number) {
        for (int i = 0; i < number.length(); i++) {
            char c = number.charAt(i);
            boolean digit = c >= '0' && c <= '9';
            if (!digit && (c < 'A' || c > 'Z') && c != '(' && c != ')') {
                return false;
            }
        }
        return true;
    }
}
