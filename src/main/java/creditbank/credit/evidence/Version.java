package creditbank.credit.evidence;

import creditbank.credit.content.Content;
import creditbank.credit.content.Facet;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A version of a record.
 *
 * @param changes the facets that it shows otherwise than the version before, with what it shows; of the first version none
 */
public record Version(int number, By by, boolean live, int claims, Map<Facet, String> changes) {
    public Version {
        changes = Map.copyOf(changes);
    }

    /**
     * The batch that made it.
     *
     * @param state as {@code runs} prints it
     */
    public record By(long batch, String source, LocalDate date, String state) {}

    /** What differs between two contents. */
    static Map<Facet, String> changes(@Nullable Content before, Content now) {
        Map<Facet, String> changes = new EnumMap<>(Facet.class);
        if (before != null) {
            for (Facet facet : Facet.values()) {
                if (!facet.text(before).equals(facet.text(now))) {
                    changes.put(facet, facet.text(now));
                }
            }
        }
        return changes;
    }
}
