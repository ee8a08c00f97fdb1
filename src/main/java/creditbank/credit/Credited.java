package creditbank.credit;

/**
 * What a batch changed in the records. Every number was counted where it arose.
 *
 * @param fresh records that the bank did not have
 * @param changed records with a new version, also such as came back to life
 * @param unchanged records that the batch's claims touched without changing what they say
 * @param ended records behind which no live claim is left
 * @param moved records that took over claims of earlier batches because learners merged or split
 * @param doubts pairs of records found that may be one achievement, and were not known as such
 * @param digest the batch's content digest, hex
 */
public record Credited(long fresh, long changed, long unchanged, long ended, long moved, long doubts, String digest) {}
