package creditbank.normalise;

import creditbank.finding.Place;
import creditbank.map.Claim;
import creditbank.outcome.Field;
import creditbank.outcome.Kind;
import java.util.EnumMap;
import java.util.Map;

/** Makes claims for tests: a good one of a kind, and what differs from it. */
final class Rows {
    private final Map<Field, String> values = new EnumMap<>(Field.class);
    private final Kind kind;
    private boolean withdraw;

    private Rows(Kind kind) {
        this.kind = kind;
    }

    /** A course of a learner with a valid resident ID, at Peking University. */
    static Rows course() {
        return new Rows(Kind.COURSE)
                .with(Field.LEARNER_NUMBER, "2301001")
                .with(Field.LEARNER_NAME, "王芳")
                .with(Field.LEARNER_BIRTH_DATE, "1949-12-31")
                .with(Field.LEARNER_GENDER, "female")
                .with(Field.LEARNER_ID_NUMBER, "11010519491231002X")
                .with(Field.PROVIDER, "4111010001")
                .with(Field.CODE, "MA101")
                .with(Field.TITLE, "高等数学Ⅱ")
                .with(Field.TERM, "2023-2024-2")
                .with(Field.CREDITS, "4")
                .with(Field.HOURS, "64");
    }

    /** A certificate of a learner without an ID, of a company. */
    static Rows certificate() {
        return new Rows(Kind.CERTIFICATE)
                .with(Field.LEARNER_NAME, "王芳")
                .with(Field.LEARNER_ID_TYPE, "none")
                .with(Field.PROVIDER, "91350100M000100Y43")
                .with(Field.TITLE, "电工")
                .with(Field.NUMBER, "S000011123456243001234")
                .with(Field.BEGIN_DATE, "2024-06-30");
    }

    static Rows of(Kind kind) {
        return new Rows(kind)
                .with(Field.LEARNER_NAME, "王芳")
                .with(Field.LEARNER_ID_TYPE, "none")
                .with(Field.PROVIDER, "91350100M000100Y43")
                .with(Field.TITLE, "电工");
    }

    Rows with(Field field, String value) {
        values.put(field, value);
        return this;
    }

    Rows without(Field... fields) {
        for (Field field : fields) {
            values.remove(field);
        }
        return this;
    }

    Rows withdraw() {
        withdraw = true;
        return this;
    }

    Claim claim() {
        return new Claim(1, new Place("grades.csv", 2), "4111010001\u001F2301001", withdraw, kind, Map.copyOf(values));
    }
}
