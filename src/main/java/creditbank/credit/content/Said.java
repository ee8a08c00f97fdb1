package creditbank.credit.content;

import java.util.Comparator;
import java.util.UUID;

/**
 * A live claim behind a record.
 *
 * @param source the source's name
 * @param trust the higher, the earlier it is believed
 */
public record Said(String source, UUID key, int trust, Content content) {

    /** The most trusted first; ties by the source's name and the claim's key, never by arrival. */
    static final Comparator<Said> ORDER = Comparator.comparingInt((Said said) -> -said.trust)
            .thenComparing(Said::source)
            .thenComparing(said -> said.key.toString());

    /** How canonical bytes name it. */
    String name() {
        return source + "/" + key;
    }
}
