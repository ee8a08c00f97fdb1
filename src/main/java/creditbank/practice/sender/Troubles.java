package creditbank.practice.sender;

import java.util.List;

/**
 * Every kind of trouble and how often it comes, in ten thousand of its base. The rates of identities are a little above the least that practice promises, so
 * that chance does not fall below it. Nothing in here is a refusal unless it says so.
 */
public enum Troubles {
    ID_MISSING_SCHOOL(100, "identities of the two school sources without an ID number"),
    ID_MISSING_BADGES(1_200, "identities of training-badges without an ID number"),
    ID_MISSING_TALENT(3_300, "identities of talent-archive without an ID number"),
    ID_WRONG_SCHOOL(50, "identities of the school sources whose ID number has a wrong digit or two swapped ones"),
    ID_WRONG(350, "identities of badges and talent whose ID number has a wrong digit or two swapped ones"),
    ID_LOWER_CASE(2_500, "ID numbers ending with X, written with x"),
    ID_FULL_WIDTH(150, "ID numbers in full-width digits (not in talent-archive, whose field is too short)"),
    ID_FIFTEEN(1_500, "ID numbers of people born before 1985 in talent-archive, in the old form of 15 digits"),
    NAME_FORM_SCHOOL(120, "identities of the school sources with the name in another form"),
    NAME_FORM(
            700,
            "identities of badges and talent with the name in another form: traditional, near, order, dot, pinyin, space"),
    BIRTH_WRONG_SCHOOL(40, "identities of the school sources with a wrong birth date"),
    BIRTH_WRONG(350, "identities of badges and talent with a wrong birth date"),
    PHONE_MISSING(800, "identities without a telephone number"),
    ROW_REFUSED(100, "rows with exactly one error, of learners from number 100 on"),
    ROW_CORRECTED(3_000, "refused rows that come corrected on one of the nights 1 to 3"),
    ROW_TWICE(40, "rows that stand twice in the delivery"),
    ROW_CONFLICT(25, "rows before which a row of the same key with other content stands"),
    ROW_LATE(400, "rows that arrive on one of the nights 1 to 4"),
    ROW_CHANGED(350, "rows that change, each night"),
    ROW_WITHDRAWN(40, "rows of badges and talent that are withdrawn, each night"),
    ROW_GONE(
            50,
            "learners from number 200 on of whom, each night, the first row is withdrawn (one in 200) or left out (one in 200) by a school source: below 1 % of rows"),
    SHARED_TRAINING(3_500, "learners in both badges and talent of whom one training is reported by both"),
    NEAR_TITLE(1_500, "such trainings whose titles differ slightly"),
    SHARED_COURSE(1_000, "learners in both school sources of whom one course is reported by both"),
    WIDE(3_000, "learners with several badges that come as one CLR row"),
    SECOND_IDENTITY(1_500, "learners in badges whom a second body knows under another number");

    private final int rate;
    private final String meaning;

    Troubles(int rate, String meaning) {
        this.rate = rate;
        this.meaning = meaning;
    }

    /** In ten thousand. */
    public int rate() {
        return rate;
    }

    public String meaning() {
        return meaning;
    }

    /** The finding codes with which rows of a source must be refused. */
    public static List<String> refusals(Source source) {
        return switch (source) {
            case ONEROSTER ->
                List.of(
                        "row.field-count",
                        "row.lookup-missing",
                        "score.out-of-range",
                        "score.invalid",
                        "date.invalid",
                        "credits.invalid",
                        "term.invalid",
                        "institution.invalid");
            case JWXT ->
                List.of(
                        "row.field-count",
                        "score.out-of-range",
                        "score.invalid",
                        "date.invalid",
                        "credits.invalid",
                        "term.invalid",
                        "institution.invalid",
                        "value.missing",
                        "value.code-unknown",
                        "value.unmapped-character",
                        "name.invalid");
            case BADGES ->
                List.of(
                        "date.invalid",
                        "date.order",
                        "date.before-birth",
                        "institution.invalid",
                        "value.missing",
                        "credits.invalid",
                        "hours.invalid",
                        "score.out-of-range");
            case TALENT ->
                List.of(
                        "row.length",
                        "row.kind-unknown",
                        "value.code-unknown",
                        "date.invalid",
                        "date.order",
                        "date.before-birth",
                        "institution.invalid",
                        "value.missing",
                        "value.unmapped-character",
                        "hours.invalid");
        };
    }
}
