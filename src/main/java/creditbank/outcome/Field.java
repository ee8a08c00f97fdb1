package creditbank.outcome;

import static creditbank.outcome.Privacy.INTERNAL;
import static creditbank.outcome.Privacy.PERSONAL;
import static creditbank.outcome.Privacy.PUBLIC;
import static creditbank.outcome.Privacy.SENSITIVE;

/** The vocabulary: every fact that a claim can state. A mapping file writes a field's name in lower case with hyphens. */
public enum Field {
    LEARNER_NUMBER(PERSONAL),
    LEARNER_NAME(PERSONAL),
    LEARNER_GIVEN_NAME(PERSONAL),
    LEARNER_FAMILY_NAME(PERSONAL),
    LEARNER_BIRTH_DATE(PERSONAL),
    LEARNER_GENDER(PERSONAL),
    LEARNER_ID_TYPE(INTERNAL),
    LEARNER_ID_NUMBER(SENSITIVE),
    LEARNER_PHONE(SENSITIVE),
    PROVIDER(PUBLIC),
    PROVIDER_NAME(PUBLIC),
    CODE(PUBLIC),
    TITLE(PUBLIC),
    TERM(PUBLIC),
    BEGIN_DATE(PUBLIC),
    END_DATE(PUBLIC),
    NUMBER(PERSONAL),
    LEVEL(PUBLIC),
    SCORE(PERSONAL),
    SCORE_SCALE(INTERNAL),
    SCORE_MARK(PERSONAL),
    ATTEMPT(PERSONAL),
    STATUS(PERSONAL),
    CREDITS(PUBLIC),
    HOURS(PUBLIC);

    private final Privacy privacy;

    Field(Privacy privacy) {
        this.privacy = privacy;
    }

    /** The least protection that the field's values have; a mapping may raise it, never lower it. */
    public Privacy privacy() {
        return privacy;
    }
}
