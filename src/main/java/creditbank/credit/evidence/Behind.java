package creditbank.credit.evidence;

import creditbank.credit.content.Said;
import java.time.LocalDate;

/**
 * A live claim behind a record.
 *
 * @param number the claim's number, of this content
 * @param learner how the source names the learner, masked
 */
public record Behind(long number, Said said, Brought by, String learner) {

    /**
     * What brought the claim as it is now.
     *
     * @param delivery the source's delivery counted from 1, 0 where a batch has none
     * @param files the delivery's files, at most three
     * @param line the row's line or element in its file, 0 where it is not known
     * @param digest SHA-256 of the delivery, hex, empty where there is none
     */
    public record Brought(long batch, LocalDate date, long delivery, String files, long line, String digest) {}
}
