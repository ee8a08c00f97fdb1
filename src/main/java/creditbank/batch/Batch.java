package creditbank.batch;

import org.jspecify.annotations.Nullable;

/**
 * A batch as the database has it.
 *
 * @param run the run's number
 * @param deliveryId the delivery, 0 before one has landed
 * @param rows the delivery's rows that should become claims, as far as they are staged
 * @param refused those of them that were refused
 * @param counts null before the batch is credited
 */
public record Batch(
        BatchHandle handle,
        long run,
        BatchState state,
        long deliveryId,
        long rows,
        long refused,
        @Nullable Counts counts,
        String contentDigest) {}
