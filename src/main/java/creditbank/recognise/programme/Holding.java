package creditbank.recognise.programme;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A record of which credits may count.
 *
 * @param key the record's natural key
 * @param credits hundredths
 * @param rule the rule that converted it, empty where no rule's ceiling holds for it
 * @param ceiling what the rule's ceiling leaves for all records of the rule together, hundredths
 * @param day of the achievement
 * @param expires the first day on which it counts no more, null where there is none
 */
public record Holding(
        long recordId,
        UUID key,
        Traits traits,
        int credits,
        String rule,
        long ceiling,
        @Nullable LocalDate day,
        @Nullable LocalDate expires) {
    private static final Comparator<@Nullable LocalDate> LAST = Comparator.nullsLast(Comparator.naturalOrder());

    /** The order in which they are taken; that of their content alone. */
    static final Comparator<Holding> ORDER = Comparator.comparing(Holding::expires, LAST)
            .thenComparing(Holding::day, LAST)
            .thenComparing(Holding::key);
}
