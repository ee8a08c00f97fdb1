package creditbank.credit.counting;

import creditbank.credit.content.Attempt;
import creditbank.credit.content.Attempts;
import creditbank.outcome.AttemptKind;
import creditbank.outcome.Scale;
import creditbank.outcome.Status;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A course as rankings count it: by its first examination, whatever was passed later.
 *
 * @param hundredths on the hundred-point scale; null where the course is left out
 * @param reason why it is 0 or left out, or that it is the score itself
 */
public record Ranking(@Nullable Integer hundredths, Reason reason) {

    /** What a course's place in a ranking follows from. */
    public enum Reason {
        SCORE("the score of the first examination"),
        ABSENT("absent from the first examination, which counts as 0"),
        CHEATED("the first examination is void, which counts as 0"),
        EXEMPT("left out: exempt"),
        OPEN("left out: the first examination is put off or its result not known yet"),
        FIRST_UNKNOWN("left out: no source tells of the first examination"),
        NO_NUMBER("left out: no number of the hundred-point scale");

        private final String meaning;

        Reason(String meaning) {
            this.meaning = meaning;
        }

        /** For people. */
        public String meaning() {
            return meaning;
        }
    }

    /** Of all attempts at one course, in any order; at least one. */
    public static Ranking of(List<Attempt> attempts) {
        List<Attempt> ordered = Attempts.inOrder(attempts);
        if (ordered.stream().anyMatch(Ranking::isExempt)) {
            return new Ranking(null, Reason.EXEMPT);
        }
        Attempt first = first(ordered, AttemptKind.NORMAL);
        if (first == null || first.status() == Status.DEFERRED) {
            Attempt later = first(ordered, AttemptKind.DEFERRED);
            first = later == null ? first : later;
        }
        return first == null ? new Ranking(null, Reason.FIRST_UNKNOWN) : of(first);
    }

    private static Ranking of(Attempt first) {
        Integer score = first.score().scale() == Scale.HUNDRED ? first.score().hundredths() : null;
        return switch (first.status()) {
            case ABSENT -> new Ranking(0, Reason.ABSENT);
            case VOID -> new Ranking(0, Reason.CHEATED);
            case DEFERRED, PENDING, IN_PROGRESS -> new Ranking(null, Reason.OPEN);
            case EXEMPT -> new Ranking(null, Reason.EXEMPT);
            case PASSED, FAILED -> new Ranking(score, score == null ? Reason.NO_NUMBER : Reason.SCORE);
            case null -> new Ranking(score, score == null ? Reason.NO_NUMBER : Reason.SCORE);
        };
    }

    private static boolean isExempt(Attempt attempt) {
        return attempt.kind() == AttemptKind.EXEMPT || attempt.status() == Status.EXEMPT;
    }

    private static @Nullable Attempt first(List<Attempt> ordered, AttemptKind kind) {
        return ordered.stream()
                .filter(attempt -> attempt.kind() == kind)
                .findFirst()
                .orElse(null);
    }
}
