package creditbank.run.retention;

import creditbank.run.retention.archive.Kind;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a purge has deleted, or would.
 *
 * @param purge its number; 0 where nothing was due, or nothing was done
 * @param archive its archive below the home; empty where there is none
 * @param digest SHA-256 of the archive, hex
 * @param counts how many subjects of each kind
 * @param bytes of the landed objects among them
 * @param kept how many came to be needed between the archive and their turn
 */
public record PurgeReport(long purge, String archive, String digest, Map<Kind, Long> counts, long bytes, long kept) {
    public PurgeReport {
        counts = new TreeMap<>(counts);
    }

    /** Whether nothing is due. */
    public boolean nothing() {
        return counts.isEmpty();
    }
}
