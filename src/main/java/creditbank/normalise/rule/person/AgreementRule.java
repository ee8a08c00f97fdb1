package creditbank.normalise.rule.person;

import creditbank.finding.Code;
import creditbank.normalise.rule.Row;
import creditbank.outcome.Field;
import creditbank.outcome.Gender;
import creditbank.outcome.PartialDate;
import creditbank.outcome.Precision;
import creditbank.outcome.identifier.ResidentId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A valid resident ID says the same sex and birth date as the sender; where not, both stay and a warning tells. */
final class AgreementRule {

    private AgreementRule() {}

    static void check(Row row, ResidentId id, @Nullable PartialDate birth, Gender gender) {
        boolean stated = gender == Gender.MALE || gender == Gender.FEMALE;
        if (stated && gender != id.gender()) {
            row.report(Code.ID_GENDER_DIFFERS, Field.LEARNER_GENDER, "the sex in the resident ID");
        }
        if (birth != null && !agrees(birth, id.birthDate())) {
            row.report(Code.ID_BIRTH_DIFFERS, Field.LEARNER_BIRTH_DATE, "the birth date in the resident ID");
        }
    }

    private static boolean agrees(PartialDate stated, LocalDate inId) {
        Precision precision = stated.precision();
        LocalDate first = stated.first();
        return first.getYear() == inId.getYear()
                && (precision == Precision.YEAR || first.getMonthValue() == inId.getMonthValue())
                && (precision != Precision.DAY || first.equals(inId));
    }
}
