package creditbank.recognise.sample;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sample.
 *
 * @param act that drew it
 * @param number from 1
 * @param source whose records it is of, empty for all
 * @param records in the order in which they were drawn, without those of whom was erased since
 */
public record Sample(long act, int number, Purpose purpose, String source, List<Drawn> records) {
    public Sample {
        records = List.copyOf(records);
    }

    /**
     * A record of it.
     *
     * @param verdict null while nobody has looked
     */
    public record Drawn(long recordId, @Nullable Verdict verdict) {}
}
