package creditbank.run.retention.archive;

import java.util.List;

/**
 * One thing that ages, as archives keep it.
 *
 * @param subject its number or digest
 * @param facts counts and digests, in the order that {@code DueSql} gives for the kind; without tabs and line ends, and without personal data
 */
public record Item(Kind kind, String subject, List<String> facts) {
    public Item {
        facts = List.copyOf(facts);
    }
}
