package creditbank.resolve.model;

import java.util.Locale;

/**
 * One level of a comparison; the first that holds is the pair's.
 *
 * @param bound as the model writes it; 0 where the kind has none
 */
public record Level(LevelKind kind, double bound) {

    /** A level without a bound. */
    public static Level of(LevelKind kind) {
        return new Level(kind, 0);
    }

    /** A level with a bound. */
    public static Level of(LevelKind kind, double bound) {
        return new Level(kind, bound);
    }

    /** The similarity from which on the level holds. */
    public double least() {
        return kind.least(bound);
    }

    /** As the model writes it: {@code jaro-winkler 0.92}. */
    public String text() {
        String name = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
        if (!kind.bounded()) {
            return name;
        }
        boolean whole = bound == Math.rint(bound);
        return name + " " + (whole ? Long.toString((long) bound) : Double.toString(bound));
    }
}
