package creditbank.resolve.model;

/** What a level asks of two values; with a bound, the least similarity or the greatest distance that still passes. */
public enum LevelKind {
    /** The folded values are the same. */
    EXACT(Bound.NONE),
    /** Han characters that can be read alike, or pinyin that spells them. */
    SOUND(Bound.NONE),
    /** The same words in another order or with other gaps. */
    SAME_WORDS(Bound.NONE),
    /** One begins the other. */
    INITIAL(Bound.NONE),
    /** Jaro–Winkler, 0 to 1. */
    JARO_WINKLER(Bound.LEAST),
    /** Letters put in, left out or changed. */
    EDITS(Bound.MOST),
    /** The same, two neighbours that changed places counted once. */
    DAMERAU(Bound.MOST),
    /** Like the other column of the other record, by Jaro–Winkler: names in each other's place. */
    CROSSED(Bound.LEAST),
    /** Common pairs of letters, 0 to 1. */
    BIGRAMS(Bound.LEAST),
    /** Common words, the rare ones counting more, 0 to 1. */
    TOKENS(Bound.LEAST),
    /** Month and day, or two neighbouring digits, in each other's place. */
    DATE_SWAPPED(Bound.NONE),
    /** How many of year, month and day are the same. */
    DATE_PARTS(Bound.LEAST),
    /** One is the other without its day, or without its month. */
    DATE_COARSER(Bound.NONE),
    /** Days apart. */
    DAYS(Bound.MOST),
    /** Years apart. */
    YEARS(Bound.MOST),
    /** How many letters at the end are the same. */
    LAST(Bound.LEAST),
    /** A difference of numbers. */
    WITHIN(Bound.MOST),
    /** A difference of numbers, as a part of the larger. */
    RATIO(Bound.MOST);

    /** What the number behind a kind means. */
    enum Bound {
        NONE,
        LEAST,
        MOST
    }

    private final Bound bound;

    LevelKind(Bound bound) {
        this.bound = bound;
    }

    /** Whether a number stands behind the kind. */
    public boolean bounded() {
        return bound != Bound.NONE;
    }

    /** The similarity from which on a level with this bound holds; distances are negative similarities. */
    double least(double number) {
        return switch (bound) {
            case NONE -> 1;
            case LEAST -> number;
            case MOST -> -number;
        };
    }
}
