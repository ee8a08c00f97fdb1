package creditbank.recognise.rule;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How a rule counts; credits, hours and quantities in hundredths. */
public sealed interface Method {

    /** What a rule counts. */
    enum Unit {
        HOURS,
        DAYS,
        WEEKS,
        MONTHS
    }

    /** So many units make a credit. */
    record PerUnit(Unit unit, int per) implements Method {}

    /** Each level has its credits. */
    record ByLevel(SortedMap<String, Integer> levels) implements Method {
        public ByLevel(Map<String, Integer> levels) {
            this(new TreeMap<>(levels));
        }
    }

    /** The same for each record. */
    record Fixed(int credits) implements Method {}

    /**
     * What the record states; where it states hours too, they must make so many for a credit.
     *
     * @param least null where any ratio will do
     * @param most null where any ratio will do
     */
    record Stated(@Nullable Integer least, @Nullable Integer most) implements Method {}
}
