package creditbank.run.replay;

import creditbank.batch.Batch;
import creditbank.batch.Counts;

/**
 * What a past run comes to when it is repeated as it was.
 *
 * @param batch the past batch
 * @param later how many batches were taken away for it, itself among them
 * @param counts what the repetition counts
 * @param refused rows that it refuses
 * @param digest its content digest
 */
public record ReplayReport(Batch batch, long later, Counts counts, long refused, String digest) {
    /** Whether it is the same to the last row. */
    public boolean same() {
        return digest.equals(batch.contentDigest()) && counts.equals(batch.counts()) && refused == batch.refused();
    }
}
