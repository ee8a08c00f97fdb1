package creditbank.resolve.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the clusters must keep to.
 *
 * @param exclusive numbers of columns of which an entity has one value
 * @param identity numbers of columns that belong to the entity itself and not to its circumstances; empty to let types say it
 * @param tables what two tables hold
 * @param propose whether the engine may add keys of its own where those of the model miss too much
 * @param mostRecords distinct records in a cluster; more wait for people
 * @param population how many entities there are of whom the records may be; null for those of the table in which the model was trained
 * @param thresholds where the model shall not choose them
 * @param shared what two senders' reports of one thing add; for learners
 */
public record Policy(
        List<Integer> exclusive,
        List<Integer> identity,
        Tables tables,
        boolean propose,
        int mostRecords,
        @Nullable Long population,
        Chosen thresholds,
        Shared shared) {
    public Policy {
        exclusive = List.copyOf(exclusive);
        identity = List.copyOf(identity);
    }

    /**
     * Probabilities that the file names; null where the model shall choose.
     *
     * @param link the least of a link
     * @param review the least of a pair for people
     */
    public record Chosen(@Nullable Double link, @Nullable Double review) {}

    /** What two tables hold. */
    public enum Tables {
        /** Each table names an entity once. */
        ONE_TO_ONE,
        /** Links are between the tables only, but several records of one may go with one of the other. */
        MANY,
        /** Each table may name an entity several times: duplicates inside a table are found too. */
        DUPLICATES
    }
}
