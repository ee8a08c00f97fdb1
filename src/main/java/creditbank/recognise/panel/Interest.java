package creditbank.recognise.panel;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a member declares, by which a conflict of interest is found. All that tells who somebody is are keyed hashes.
 *
 * @param employers what the employer is called by: codes in normal form and folded names
 * @param documents of the member's identity document, as each kind of document would have it
 * @param named of the folded name
 * @param born of the folded name and the birth date, null where no date is told
 * @param related numbers of learners to whom the member is related
 */
public record Interest(
        Set<String> employers,
        Set<UUID> documents,
        UUID named,
        @Nullable UUID born,
        Set<Long> related) {
    public Interest {
        employers = Set.copyOf(employers);
        documents = Set.copyOf(documents);
        related = Set.copyOf(related);
    }

    /** Only how much is declared. */
    @Override
    public String toString() {
        return employers.size() + " names of the employer, " + related.size() + " learners";
    }
}
