package creditbank.normalise.rule;

import creditbank.finding.Code;
import creditbank.outcome.Field;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A field with a closed list of words has one of them; the mapping's code tables have translated the sender's codes before. */
public final class WordRule {

    private WordRule() {}

    /** The meaning of the field's word; null where there is none or an unknown one. */
    public static <T> @Nullable T of(Row row, Field field, Map<String, T> words) {
        String text = row.text(field);
        if (text == null) {
            return null;
        }
        T meaning = words.get(text);
        meaning = meaning == null ? words.get(text.strip().toLowerCase(Locale.ROOT)) : meaning;
        if (meaning == null) {
            row.refuse(Code.VALUE_CODE_UNKNOWN, field, "one of " + new TreeSet<>(words.keySet()));
        }
        return meaning;
    }
}
