package creditbank.outcome;

import static creditbank.outcome.Privacy.INTERNAL;
import static creditbank.outcome.Privacy.PERSONAL;
import static creditbank.outcome.Privacy.PUBLIC;
import static creditbank.outcome.Privacy.SENSITIVE;

import java.util.List;

/** The vocabulary: every fact that a claim can state. A mapping file writes a field's name in lower case with hyphens. */
public enum Field {
    LEARNER_NUMBER(PERSONAL),
    LEARNER_NAME(PERSONAL),
    LEARNER_GIVEN_NAME(PERSONAL),
    LEARNER_FAMILY_NAME(PERSONAL),
    LEARNER_BIRTH_DATE(PERSONAL),
    LEARNER_GENDER(PERSONAL, "male", "female", "unknown", "not-stated"),
    LEARNER_ID_TYPE(INTERNAL, "resident-id", "passport", "other", "none"),
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
    SCORE_SCALE(INTERNAL, "hundred", "five-level", "two-level", "letter", "point"),
    SCORE_MARK(PERSONAL, "absent", "deferred", "void", "exempt", "pending"),
    ATTEMPT(PERSONAL, "normal", "make-up", "deferred", "repeated", "exempt"),
    STATUS(PERSONAL, "passed", "failed", "in-progress", "absent", "deferred", "void", "exempt", "pending"),
    CREDITS(PUBLIC),
    HOURS(PUBLIC);

    private final Privacy privacy;

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
    private final List<String> words;

    Field(Privacy privacy, String... words) {
        this.privacy = privacy;
        this.words = List.of(words);
    }

    /** The least protection that the field's values have; a mapping may raise it, never lower it. */
    public Privacy privacy() {
        return privacy;
    }

    /** The only texts that the field may have, which a mapping's code tables give; none where it may have any. */
    public List<String> words() {
        return words;
    }
}
