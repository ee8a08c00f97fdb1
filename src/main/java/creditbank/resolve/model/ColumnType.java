package creditbank.resolve.model;

import static creditbank.resolve.model.LevelKind.BIGRAMS;
import static creditbank.resolve.model.LevelKind.DAMERAU;
import static creditbank.resolve.model.LevelKind.DATE_COARSER;
import static creditbank.resolve.model.LevelKind.DATE_PARTS;
import static creditbank.resolve.model.LevelKind.DATE_SWAPPED;
import static creditbank.resolve.model.LevelKind.DAYS;
import static creditbank.resolve.model.LevelKind.EXACT;
import static creditbank.resolve.model.LevelKind.INITIAL;
import static creditbank.resolve.model.LevelKind.JARO_WINKLER;
import static creditbank.resolve.model.LevelKind.LAST;
import static creditbank.resolve.model.LevelKind.RATIO;
import static creditbank.resolve.model.LevelKind.SAME_WORDS;
import static creditbank.resolve.model.LevelKind.SOUND;
import static creditbank.resolve.model.LevelKind.TOKENS;
import static creditbank.resolve.model.LevelKind.YEARS;

import java.util.List;

/** What a column holds: how its values are folded, and the levels by which they are compared where a model names none. */
public enum ColumnType {
    /** A name of a person, whole or in part; Latin or Han. */
    NAME(
            Level.of(EXACT),
            Level.of(SAME_WORDS),
            Level.of(SOUND),
            Level.of(JARO_WINKLER, 0.92),
            Level.of(DAMERAU, 1),
            Level.of(INITIAL),
            Level.of(JARO_WINKLER, 0.82),
            Level.of(JARO_WINKLER, 0.7)),
    /** Words: an address, a title, a description. */
    TEXT(
            Level.of(EXACT),
            Level.of(SAME_WORDS),
            Level.of(BIGRAMS, 0.85),
            Level.of(TOKENS, 0.85),
            Level.of(BIGRAMS, 0.7),
            Level.of(TOKENS, 0.6),
            Level.of(BIGRAMS, 0.5),
            Level.of(TOKENS, 0.4),
            Level.of(TOKENS, 0.2)),
    /** A number or code in which every sign counts: a postcode, a student number. */
    CODE(Level.of(EXACT), Level.of(DAMERAU, 1), Level.of(DAMERAU, 2)),
    /** One of a few words: gender, class. */
    CATEGORY(Level.of(EXACT)),
    /** A quantity: a price, a year. */
    NUMBER(Level.of(EXACT), Level.of(RATIO, 0.01), Level.of(RATIO, 0.05), Level.of(RATIO, 0.2)),
    /** A date, perhaps without day or month. */
    DATE(
            Level.of(EXACT),
            Level.of(DATE_COARSER),
            Level.of(DATE_SWAPPED),
            Level.of(DAMERAU, 1),
            Level.of(DAYS, 3),
            Level.of(DATE_PARTS, 2),
            Level.of(DAMERAU, 2),
            Level.of(YEARS, 1)),
    /** A telephone number; only its digits count. */
    TELEPHONE(Level.of(EXACT), Level.of(LAST, 7), Level.of(DAMERAU, 1), Level.of(DAMERAU, 2)),
    /** A resident ID number, of 18 characters or 15. */
    RESIDENT_ID(Level.of(EXACT), Level.of(DAMERAU, 1), Level.of(DAMERAU, 3));

    @SuppressWarnings("ImmutableEnumChecker") // a copy of immutable records
    private final List<Level> levels;

    ColumnType(Level... levels) {
        this.levels = List.of(levels);
    }

    /** The levels of a comparison that names none, strongest first. */
    public List<Level> levels() {
        return levels;
    }

    /** Whether values must never be shown. */
    public boolean secret() {
        return this == RESIDENT_ID || this == TELEPHONE;
    }
}
