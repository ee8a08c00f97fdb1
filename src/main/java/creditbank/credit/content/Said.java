package creditbank.credit.content;

import creditbank.outcome.PartialDate;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A live claim behind a record.
 *
 * @param source the source's name
 * @param trust the higher, the earlier it is believed
 */
public record Said(String source, UUID key, int trust, Content content) {

    /** The most trusted first, then the freshest; ties by the source's name and the claim's key, never by arrival. */
    public static final Comparator<Said> ORDER = Comparator.comparingInt((Said said) -> -said.trust)
            .thenComparing(Said::day, Comparator.reverseOrder())
            .thenComparing(Said::source)
            .thenComparing(said -> said.key.toString());

    /** The latest day of which the claim speaks, by which it is fresh; the earliest of all days where it speaks of none. */
    public LocalDate day() {
        return later(
                content.result().on(),
                later(content.when().end(), later(content.when().begin(), LocalDate.MIN)));
    }

    private static LocalDate later(@Nullable PartialDate date, LocalDate day) {
        return date != null && date.first().isAfter(day) ? date.first() : day;
    }

    /** How canonical bytes name it. */
    String name() {
        return source + "/" + key;
    }
}
