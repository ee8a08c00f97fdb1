package creditbank.recognise.framework;

import creditbank.outcome.Kind;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A qualifications framework as its file says it.
 *
 * @param name its id and version, such as {@code national-1}
 * @param levels by their numbers
 * @param sent the number that a kind's records have under a level as sent
 * @param unstated the number that a kind's records have that state no level
 * @param digest SHA-256 of the file, hex
 */
public record Framework(
        String name,
        String title,
        SortedMap<Integer, QualificationLevel> levels,
        Map<Kind, Map<String, Integer>> sent,
        Map<Kind, Integer> unstated,
        String digest) {
    /** A framework without levels, where there is no file: no record has a place. */
    public static final Framework NONE = new Framework("", "", new TreeMap<>(), Map.of(), Map.of(), "");

    public Framework {
        sent = Map.copyOf(sent);
        unstated = Map.copyOf(unstated);
    }

    /** Where a record stands. */
    public Placement place(Kind kind, String level) {
        if (level.isEmpty()) {
            return known(unstated.get(kind), Placement.NONE);
        }
        return known(sent.getOrDefault(kind, Map.of()).get(level), Placement.LACKING);
    }

    private Placement known(@Nullable Integer number, Placement otherwise) {
        QualificationLevel level = number == null ? null : levels.get(number);
        return level == null ? otherwise : new Placement(level, "");
    }
}
