package creditbank.credit.counting;

import creditbank.credit.content.Attempt;
import creditbank.credit.content.Attempts;
import creditbank.outcome.AttemptKind;
import creditbank.outcome.Scale;
import creditbank.outcome.Status;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A course as rankings count it: by its first examination, whatever was passed later.
 *
 * @param hundredths on the hundred-point scale; null where the course is left out
 * @param reason why it is 0 or left out, or that it is the score itself or derived from it
 */
public record Ranking(@Nullable Integer hundredths, Reason reason) {

    /** What a course's place in a ranking follows from. */
    public enum Reason {
        SCORE("the score of the first examination"),
        DERIVED("the score of the first examination, made a number by the sender's scale table"),
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

    /** The same where no scale table is known. */
    public static Ranking of(List<Attempt> attempts) {
        return of(attempts, attempt -> null);
    }

    /**
     * Of all attempts at one course, in any order; at least one.
     *
     * @param derived the hundredths that a level, letter or grade points stand for by the sender's scale table, null where there is none
     */
    public static Ranking of(List<Attempt> attempts, Function<Attempt, @Nullable Integer> derived) {
        List<Attempt> ordered = Attempts.inOrder(attempts);
        if (ordered.stream().anyMatch(Ranking::isExempt)) {
            return new Ranking(null, Reason.EXEMPT);
        }
        Attempt first = first(ordered, AttemptKind.NORMAL);
        if (first == null || first.status() == Status.DEFERRED) {
            Attempt later = first(ordered, AttemptKind.DEFERRED);
            first = later == null ? first : later;
        }
        return first == null ? new Ranking(null, Reason.FIRST_UNKNOWN) : of(first, derived);
    }

    private static Ranking of(Attempt first, Function<Attempt, @Nullable Integer> derived) {
        return switch (first.status()) {
            case ABSENT -> new Ranking(0, Reason.ABSENT);
            case VOID -> new Ranking(0, Reason.CHEATED);
            case DEFERRED, PENDING, IN_PROGRESS -> new Ranking(null, Reason.OPEN);
            case EXEMPT -> new Ranking(null, Reason.EXEMPT);
            case PASSED, FAILED -> scored(first, derived);
            case null -> scored(first, derived);
        };
    }

    private static Ranking scored(Attempt first, Function<Attempt, @Nullable Integer> derived) {
        boolean hundred = first.score().scale() == Scale.HUNDRED;
        Integer score = hundred ? first.score().hundredths() : derived.apply(first);
        return new Ranking(score, score == null ? Reason.NO_NUMBER : hundred ? Reason.SCORE : Reason.DERIVED);
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
