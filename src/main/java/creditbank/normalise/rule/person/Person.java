package creditbank.normalise.rule.person;

import creditbank.normalise.rule.DateRule;
import creditbank.normalise.rule.Row;
import creditbank.outcome.Field;
import creditbank.outcome.Gender;
import creditbank.outcome.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * What a row says of the learner, before keyed hashes.
 *
 * @param name exactly as sent
 * @param phone as sent, empty where there is none
 * @param normalPhone the normal form of a valid telephone number, else null
 */
public record Person(
        String number,
        String name,
        @Nullable PartialDate birthDate,
        Gender gender,
        Document document,
        String phone,
        @Nullable String normalPhone) {

    /** Applies every rule about the learner. */
    public static Person of(Row row) {
        String name = NameRule.of(row);
        PartialDate birth = DateRule.of(row, Field.LEARNER_BIRTH_DATE);
        Gender gender = GenderRule.of(row);
        Document document = DocumentRule.of(row);
        if (document.residentId() != null) {
            AgreementRule.check(row, document.residentId(), birth, gender);
        }
        String normalPhone = PhoneRule.of(row);
        String number = row.textOrEmpty(Field.LEARNER_NUMBER).strip();
        return new Person(number, name, birth, gender, document, row.textOrEmpty(Field.LEARNER_PHONE), normalPhone);
    }

    @Override
    public String toString() {
        return "Person[hidden]";
    }
}
