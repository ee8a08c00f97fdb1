package creditbank.practice.sender;

import creditbank.practice.sender.Fate.Copy;
import creditbank.practice.world.Deed;
import creditbank.practice.world.Dice;
import creditbank.practice.world.Person;
import java.util.List;
import java.util.Set;

/** Draws what becomes of rows. */
final class Fates {
    /** Learners before this number have no refused row, so that a very small delivery stays below the job's limit of refusals. */
    private static final int FIRST_REFUSED = 100;

    private Fates() {}

    static int arrival(Dice dice) {
        return dice.chance(Troubles.ROW_LATE.rate()) ? dice.between(1, 4) : 0;
    }

    static Fate of(Person person, Source source, Deed.Kind kind, int arrival, boolean wide, Dice dice) {
        if (source == Source.TALENT && person.name().rare()) {
            return new Fate(arrival, "value.unmapped-character", Fate.NEVER, Copy.NONE);
        }
        if (person.index() >= FIRST_REFUSED && dice.chance(Troubles.ROW_REFUSED.rate())) {
            List<String> codes = codes(source, kind, wide);
            boolean corrected = dice.chance(Troubles.ROW_CORRECTED.rate());
            int night = corrected ? arrival + dice.between(1, 3) : Fate.NEVER;
            return new Fate(arrival, codes.get(dice.below(codes.size())), night, Copy.NONE);
        }
        return new Fate(arrival, "", Fate.NEVER, wide ? Copy.NONE : copy(dice));
    }

    /** Only codes whose error the row has a field for. */
    private static List<String> codes(Source source, Deed.Kind kind, boolean wide) {
        if (wide) {
            return List.of("date.invalid", "institution.invalid");
        }
        Set<String> unfit = switch (kind) {
            case CERTIFICATE -> Set.of("date.order", "hours.invalid");
            case TRAINING -> source == Source.BADGES ? Set.of("score.out-of-range") : Set.of();
            case WORK, AWARD -> Set.of("hours.invalid", "date.order");
            case COURSE, INTERNSHIP -> Set.of();
        };
        return Troubles.refusals(source).stream()
                .filter(code -> !unfit.contains(code))
                .toList();
    }

    private static Copy copy(Dice dice) {
        int roll = dice.below(10_000);
        int twice = Troubles.ROW_TWICE.rate();
        if (roll < twice) {
            return Copy.SAME;
        }
        return roll < twice + Troubles.ROW_CONFLICT.rate() ? Copy.OTHER : Copy.NONE;
    }
}
