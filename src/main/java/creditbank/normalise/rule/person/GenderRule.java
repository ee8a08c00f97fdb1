package creditbank.normalise.rule.person;

import creditbank.normalise.rule.Row;
import creditbank.normalise.rule.WordRule;
import creditbank.outcome.Field;
import creditbank.outcome.Gender;
import java.util.Map;

/** A learner's sex is one of the words for GB/T 2261.1; none means not stated. */
public final class GenderRule {
    private static final Map<String, Gender> WORDS = Map.of(
            "male", Gender.MALE, "female", Gender.FEMALE, "unknown", Gender.UNKNOWN, "not-stated", Gender.NOT_STATED);

    private GenderRule() {}

    public static Gender of(Row row) {
        Gender gender = WordRule.of(row, Field.LEARNER_GENDER, WORDS);
        return gender == null ? Gender.NOT_STATED : gender;
    }
}
