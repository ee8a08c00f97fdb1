package creditbank.credit.content;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which claim says a facet of a record, and why.
 *
 * @param value what the record shows
 * @param by the claim; null where it is a person's correction
 * @param rivals the claims that say something else, the strongest first
 */
public record Choice(Facet facet, String value, @Nullable Said by, Reason reason, List<Said> rivals) {
    public Choice {
        rivals = List.copyOf(rivals);
    }

    /** Why a claim is believed. */
    public enum Reason {
        ONLY("nobody else says it"),
        AGREED("all who say it agree"),
        TRUST("the most trusted source says so"),
        EXACT("as trusted as others, and more exact"),
        FRESH("as trusted and as exact as others, and speaks of a later day"),
        TIE("as trusted, exact and fresh as others; by the source's name"),
        BEGIN("goes with the begin, which others would contradict"),
        ATTEMPT("of several attempts the best that was passed, else the latest"),
        CORRECTED("a person corrected it");

        private final String meaning;

        Reason(String meaning) {
            this.meaning = meaning;
        }

        /** For people. */
        public String meaning() {
            return meaning;
        }
    }

    /**
     * All facets that the record shows, in their order.
     *
     * @param claims at least one
     * @param corrected the facets that people corrected
     */
    public static List<Choice> of(List<Said> claims, Content shown, Set<Facet> corrected) {
        List<Choice> said = of(claims);
        List<Choice> choices = new ArrayList<>();
        for (Facet facet : Facet.values()) {
            String value = facet.text(shown);
            if (corrected.contains(facet)) {
                List<Said> others = Survivorship.ordered(claims).stream()
                        .filter(other -> facet.isSaid(other.content()))
                        .filter(other -> !facet.text(other.content()).equals(value))
                        .toList();
                choices.add(new Choice(facet, value, null, Reason.CORRECTED, others));
            } else {
                said.stream().filter(choice -> choice.facet == facet).forEach(choices::add);
            }
        }
        return choices;
    }

    /** All facets that any claim says, in their order, without corrections; at least one claim. */
    public static List<Choice> of(List<Said> claims) {
        List<Said> ordered = Survivorship.ordered(claims);
        Content record = Survivorship.of(claims);
        List<Choice> choices = new ArrayList<>();
        for (Facet facet : Facet.values()) {
            Said speaker = speaker(ordered, facet, record);
            if (speaker != null) {
                choices.add(choice(ordered, facet, speaker, record));
            }
        }
        return choices;
    }

    private static @Nullable Said speaker(List<Said> ordered, Facet facet, Content record) {
        if (facet != Facet.RESULT) {
            return Survivorship.speaker(ordered, facet);
        }
        return ordered.stream()
                .filter(said -> said.content().result().equals(record.result()) && facet.isSaid(said.content()))
                .findFirst()
                .orElse(null);
    }

    private static Choice choice(List<Said> ordered, Facet facet, Said speaker, Content record) {
        String value = facet.text(record);
        List<Said> others = ordered.stream()
                .filter(said -> !said.equals(speaker) && facet.isSaid(said.content()))
                .toList();
        List<Said> rivals = others.stream()
                .filter(said -> !facet.text(said.content()).equals(value))
                .toList();
        boolean attempts = facet == Facet.RESULT && !record.attempts().isEmpty();
        Reason reason = others.isEmpty()
                ? Reason.ONLY
                : rivals.isEmpty() ? Reason.AGREED : attempts ? Reason.ATTEMPT : against(rivals, facet, speaker);
        return new Choice(facet, value, speaker, reason, rivals);
    }

    /** By what the speaker is before the strongest of those who say something else. */
    private static Reason against(List<Said> rivals, Facet facet, Said speaker) {
        Said rival = rivals.stream()
                .max(Comparator.comparingInt(Said::trust)
                        .thenComparingInt(said -> facet.exactness(said.content()))
                        .thenComparing(Said::day))
                .orElseThrow();
        int exact = facet.exactness(speaker.content()) - facet.exactness(rival.content());
        if (speaker.trust() != rival.trust()) {
            return speaker.trust() > rival.trust() ? Reason.TRUST : Reason.BEGIN;
        }
        if (exact != 0) {
            return exact > 0 ? Reason.EXACT : Reason.BEGIN;
        }
        int fresh = speaker.day().compareTo(rival.day());
        return fresh > 0 ? Reason.FRESH : fresh < 0 ? Reason.BEGIN : Reason.TIE;
    }

    /** The source of the claim, empty where a person said it. */
    public String source() {
        return by == null ? "" : by.source();
    }
}
