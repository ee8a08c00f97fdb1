package creditbank.credit.content;

import creditbank.outcome.Kind;
import creditbank.outcome.PartialDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which of several claims of one achievement says what the record shows, {@link Facet} by facet, of those that say it at all:
 *
 * <ol>
 *   <li>who reported it: the claim with the highest trust of its mapping;
 *   <li>how exact it is, as the facet tells;
 *   <li>how fresh it is: the claim that speaks of the latest day ({@link Said#day}); not when it arrived, for a bank must not depend on that;
 *   <li>a tie goes by the source's name and the claim's key.
 * </ol>
 *
 * An end from another claim than the begin must not come before it, else the begin's own claims say it. Of courses the result follows from the attempts. Nothing
 * depends on the order in which the claims arrived.
 */
public final class Survivorship {
    private Survivorship() {}

    /** The record that live claims of one achievement of one learner make; at least one. */
    public static Content of(List<Said> claims) {
        if (claims.size() == 1) {
            return claims.getFirst().content();
        }
        List<Said> ordered = ordered(claims);
        boolean course = ordered.getFirst().content().what().kind() == Kind.COURSE;
        List<Attempt> attempts = course ? Attempts.of(ordered) : List.of();
        return new Content(
                what(ordered),
                from(ordered, Facet.PROVIDER).provider(),
                when(ordered),
                course
                        ? Attempts.counting(attempts)
                        : from(ordered, Facet.RESULT).result(),
                new Amount(
                        from(ordered, Facet.CREDITS).amount().credits(),
                        from(ordered, Facet.HOURS).amount().hours()),
                attempts.size() > 1 ? attempts : List.of());
    }

    /** The most trusted first, then the freshest. */
    static List<Said> ordered(List<Said> claims) {
        return claims.stream().sorted(Said.ORDER).toList();
    }

    /** The claim that says a facet; null where none does. */
    static @Nullable Said speaker(List<Said> ordered, Facet facet) {
        Said speaker = strongest(ordered, facet);
        if (facet != Facet.END_DATE || speaker == null) {
            return speaker;
        }
        Said beginning = strongest(ordered, Facet.BEGIN_DATE);
        PartialDate begin =
                beginning == null ? null : beginning.content().when().begin();
        PartialDate end = Objects.requireNonNull(speaker.content().when().end());
        if (begin == null || !end.first().isBefore(begin.first())) {
            return speaker;
        }
        return strongest(
                ordered.stream()
                        .filter(said -> begin.equals(said.content().when().begin()))
                        .toList(),
                facet);
    }

    private static @Nullable Said strongest(List<Said> ordered, Facet facet) {
        Said best = null;
        for (Said said : ordered) {
            if (best != null && said.trust() < best.trust()) {
                break;
            }
            boolean better = best == null || facet.exactness(said.content()) > facet.exactness(best.content());
            if (better && facet.isSaid(said.content())) {
                best = said;
            }
        }
        return best;
    }

    /** What the facet's speaker says, the first claim where nobody says it. */
    private static Content from(List<Said> ordered, Facet facet) {
        Said speaker = speaker(ordered, facet);
        return (speaker == null ? ordered.getFirst() : speaker).content();
    }

    private static What what(List<Said> ordered) {
        return new What(
                ordered.getFirst().content().what().kind(),
                from(ordered, Facet.CODE).what().code(),
                from(ordered, Facet.TITLE).what().title(),
                from(ordered, Facet.LEVEL).what().level(),
                from(ordered, Facet.NUMBER).what().number());
    }

    private static When when(List<Said> ordered) {
        Said end = speaker(ordered, Facet.END_DATE);
        return new When(
                from(ordered, Facet.TERM).when().term(),
                from(ordered, Facet.BEGIN_DATE).when().begin(),
                end == null ? null : end.content().when().end());
    }
}
