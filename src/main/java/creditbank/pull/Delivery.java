package creditbank.pull;

import java.util.List;

/**
 * One arrival from a source.
 *
 * @param sequence the source's deliveries counted from 1
 * @param digest lower-case hex SHA-256: of the single part's bytes, or of the list of the parts' digests
 */
public record Delivery(long id, String source, long sequence, String digest, List<Part> parts) {
    public Delivery {
        parts = List.copyOf(parts);
    }
}
