package creditbank.credit.same.compare;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a comparison came to.
 *
 * @param weaknesses how many aspects are near, where it is the same
 */
public record Likeness(Verdict verdict, int weaknesses, Map<Aspect, Agreement> aspects) {
    /** Of what cannot be compared. */
    public static final Likeness NONE = new Likeness(Verdict.DIFFERENT, 0, Map.of());

    private static final int BITS = 3;
    private static final int MASK = 7;

    /** Whether two claims speak of one achievement. */
    public enum Verdict {
        SAME,
        DOUBTFUL,
        DIFFERENT
    }

    public Likeness {
        aspects = Map.copyOf(aspects);
    }

    /** Whether it is the same. */
    public boolean same() {
        return verdict == Verdict.SAME;
    }

    /** What several comparisons of two keys' claims come to: they must all agree, and the weakest says why. */
    public static Likeness together(List<Likeness> all) {
        Likeness weakest =
                Collections.max(all, Comparator.comparing(Likeness::verdict).thenComparingInt(Likeness::code));
        boolean agreed = all.stream().allMatch(one -> one.verdict == weakest.verdict);
        int most = all.stream().mapToInt(Likeness::weaknesses).max().orElse(0);
        return new Likeness(agreed ? weakest.verdict : Verdict.DOUBTFUL, most, weakest.aspects);
    }

    /** The aspects' agreements, three bits each, the first aspect lowest. */
    public int code() {
        int code = 0;
        for (Aspect aspect : Aspect.values()) {
            code |= aspects.getOrDefault(aspect, Agreement.UNKNOWN).code() << (BITS * aspect.place());
        }
        return code;
    }

    /** What a code says, for people: {@code title near, when equal}; unknown aspects are left out. */
    public static String words(int code) {
        List<String> words = new ArrayList<>();
        aspects(code).forEach((aspect, agreement) -> {
            if (agreement != Agreement.UNKNOWN) {
                words.add(word(aspect) + " " + word(agreement));
            }
        });
        return String.join(", ", words);
    }

    /** The agreements that a code holds. */
    public static Map<Aspect, Agreement> aspects(int code) {
        Map<Aspect, Agreement> aspects = new EnumMap<>(Aspect.class);
        for (Aspect aspect : Aspect.values()) {
            aspects.put(aspect, Agreement.of((code >> (BITS * aspect.place())) & MASK));
        }
        return aspects;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
