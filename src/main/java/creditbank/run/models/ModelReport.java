package creditbank.run.models;

import creditbank.batch.Batch;
import creditbank.resolve.Resolved;
import org.jspecify.annotations.Nullable;

/**
 * What another model changes in who is who.
 *
 * @param before SHA-256 of the model that was in force; empty where none was
 * @param after that of the other
 * @param resolved what it changes; null where it is in force already
 * @param moved records that go to another learner
 * @param batch the batch that put it in force; null for a preview, and where it is in force already
 */
public record ModelReport(
        String before,
        String after,
        @Nullable Resolved resolved,
        long moved,
        @Nullable Batch batch) {}
