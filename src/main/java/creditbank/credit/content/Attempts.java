package creditbank.credit.content;

import creditbank.outcome.PartialDate;
import creditbank.outcome.Scale;
import creditbank.outcome.Status;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The attempts at a course. Each claim is one, unless a more trusted claim reports the same event. Attempts are never averaged; the one that counts is the
 * best passed one, else the latest.
 *
 * <p>The best of several passed ones: scores on the hundred-point scale before points, five levels, letters, two levels and marks (a more exact scale says
 * more; levels become numbers only by a versioned rule), within a scale the higher, then the later. The latest: by kind (normal, make-up, deferred, repeated,
 * exempt), then by day, an unknown day first.
 */
public final class Attempts {
    private static final List<Scale> EXACTNESS = List.of(
            Scale.HUNDRED, Scale.POINT, Scale.FIVE_LEVEL, Scale.LETTER, Scale.TWO_LEVEL, Scale.MARK, Scale.NONE);
    private static final List<String> LEVELS = List.of("优秀", "良好", "中等", "及格", "不及格");

    /** In the order in which they came about; what is left after kind and day only makes the order total. */
    static final Comparator<Attempt> ORDER = Comparator.comparing(Attempt::kind)
            .thenComparing(attempt -> day(attempt.on()))
            .thenComparingInt(attempt -> precision(attempt.on()))
            .thenComparing(attempt -> attempt.score().scale())
            .thenComparing(attempt -> attempt.score().text());

    private static final Comparator<Attempt> BETTER = Comparator.comparingInt(
                    (Attempt attempt) -> exactness(attempt.score().scale()))
            .thenComparingInt(Attempts::value)
            .thenComparing(ORDER);

    private Attempts() {}

    /** The higher, the more a score on the scale says. */
    static int exactness(Scale scale) {
        return -EXACTNESS.indexOf(scale);
    }

    /** The distinct attempts in their order; of claims that report one event the first says it. */
    static List<Attempt> of(List<Said> claims) {
        List<Attempt> attempts = new ArrayList<>(claims.size());
        for (Said said : claims) {
            Attempt attempt = said.content().result();
            if (attempts.stream().noneMatch(attempt::sameEvent)) {
                attempts.add(attempt);
            }
        }
        attempts.sort(ORDER);
        return attempts;
    }

    /** Attempts in the order in which they came about. */
    public static List<Attempt> inOrder(List<Attempt> attempts) {
        return attempts.stream().sorted(ORDER).toList();
    }

    /** The attempt that counts, of attempts in their order; at least one. */
    public static Attempt counting(List<Attempt> attempts) {
        return attempts.stream()
                .filter(attempt -> attempt.status() == Status.PASSED || attempt.status() == Status.EXEMPT)
                .max(BETTER)
                .orElseGet(() -> attempts.getLast());
    }

    private static int value(Attempt attempt) {
        Integer hundredths = attempt.score().hundredths();
        String text = attempt.score().text();
        return switch (attempt.score().scale()) {
            case HUNDRED, POINT -> hundredths == null ? 0 : hundredths;
            case FIVE_LEVEL -> LEVELS.contains(text) ? -LEVELS.indexOf(text) : -LEVELS.size();
            case LETTER -> letter(text);
            case TWO_LEVEL, MARK, NONE -> 0;
        };
    }

    /** A+ before A before A- before B+. */
    private static int letter(String text) {
        if (text.isEmpty()) {
            return Integer.MIN_VALUE;
        }
        int sign = text.endsWith("+") ? 1 : text.endsWith("-") ? -1 : 0;
        return -Character.toUpperCase(text.charAt(0)) * 3 + sign;
    }

    private static int precision(@Nullable PartialDate date) {
        return date == null ? 0 : date.precision().code();
    }

    private static LocalDate day(@Nullable PartialDate date) {
        return date == null ? LocalDate.MIN : date.first();
    }
}
