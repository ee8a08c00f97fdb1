package creditbank.credit.content;

import creditbank.outcome.Kind;
import creditbank.outcome.PartialDate;
import creditbank.outcome.Scale;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which of several claims of one achievement says what the record shows, field by field: the most trusted claim that says the field at all; for dates, among
 * the equally trusted, the most exact; ties by the source's name and the claim's key. Score, status, attempt and day of the result belong together and come from
 * one claim. Nothing depends on the order in which the claims arrived.
 */
public final class Survivorship {
    private Survivorship() {}

    /** The record that live claims of one achievement of one learner make; at least one. */
    public static Content of(List<Said> claims) {
        if (claims.size() == 1) {
            return claims.getFirst().content();
        }
        List<Said> ordered = claims.stream().sorted(Said.ORDER).toList();
        Content first = ordered.getFirst().content();
        boolean course = first.what().kind() == Kind.COURSE;
        List<Attempt> attempts = course ? Attempts.of(ordered) : List.of();
        return new Content(
                what(ordered),
                first.provider(),
                when(ordered),
                course ? Attempts.counting(attempts) : result(ordered),
                new Amount(
                        firstKnown(ordered, content -> content.amount().credits()),
                        firstKnown(ordered, content -> content.amount().hours())),
                attempts.size() > 1 ? attempts : List.of());
    }

    private static What what(List<Said> ordered) {
        return new What(
                ordered.getFirst().content().what().kind(),
                firstText(ordered, content -> content.what().code()),
                firstText(ordered, content -> content.what().title()),
                firstText(ordered, content -> content.what().level()),
                firstText(ordered, content -> content.what().number()));
    }

    /** An end from another claim than the begin must not come before it. */
    private static When when(List<Said> ordered) {
        PartialDate begin = date(ordered, content -> content.when().begin());
        PartialDate end = date(ordered, content -> content.when().end());
        if (begin != null && end != null && end.first().isBefore(begin.first())) {
            end = date(
                    ordered.stream()
                            .filter(said -> begin.equals(said.content().when().begin()))
                            .toList(),
                    content -> content.when().end());
        }
        return new When(firstText(ordered, content -> content.when().term()), begin, end);
    }

    private static Attempt result(List<Said> ordered) {
        return ordered.stream()
                .map(said -> said.content().result())
                .filter(result -> result.score().scale() != Scale.NONE || result.status() != null)
                .findFirst()
                .orElseGet(() -> ordered.getFirst().content().result());
    }

    private static @Nullable PartialDate date(List<Said> ordered, Function<Content, @Nullable PartialDate> field) {
        PartialDate best = null;
        int trust = 0;
        for (Said said : ordered) {
            PartialDate date = field.apply(said.content());
            if (best != null && said.trust() < trust) {
                break;
            }
            if (date != null && (best == null || date.precision().compareTo(best.precision()) > 0)) {
                best = date;
                trust = said.trust();
            }
        }
        return best;
    }

    private static String firstText(List<Said> ordered, Function<Content, String> field) {
        return ordered.stream()
                .map(said -> field.apply(said.content()))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static @Nullable Integer firstKnown(List<Said> ordered, Function<Content, @Nullable Integer> field) {
        for (Said said : ordered) {
            Integer value = field.apply(said.content());
            if (value != null) {
                return value;
            }
        }
        return null;
    }
}
