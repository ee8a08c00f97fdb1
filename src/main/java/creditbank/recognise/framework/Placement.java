package creditbank.recognise.framework;

import org.jspecify.annotations.Nullable;

/**
 * Where a record stands in the framework.
 *
 * @param level null where it has no place
 * @param code why it has none, empty where it has one
 */
public record Placement(@Nullable QualificationLevel level, String code) {
    /** The code of a record whose level, as sent, the framework's file lacks. */
    public static final String UNKNOWN = "level.unknown";
    /** The code of a record without a level, of a kind for which the framework's file says none. */
    public static final String UNSTATED = "level.unstated";

    static final Placement LACKING = new Placement(null, UNKNOWN);
    static final Placement NONE = new Placement(null, UNSTATED);

    /** The level's number, 0 where there is none. */
    public int number() {
        return level == null ? 0 : level.number();
    }

    /** The EQF's level beside it, 0 where there is none. */
    public int eqf() {
        return level == null ? 0 : level.eqf();
    }
}
