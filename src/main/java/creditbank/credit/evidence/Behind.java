package creditbank.credit.evidence;

import creditbank.credit.content.Said;
import creditbank.map.scale.Scales;
import java.time.LocalDate;

/**
 * A live claim behind a record.
 *
 * @param number the claim's number, of this content
 * @param learner how the source names the learner, masked
 * @param translation by which mapping it was made
 */
public record Behind(long number, Said said, Brought by, String learner, Translation translation) {

    /**
     * The mapping file of the batch that brought the claim.
     *
     * @param mapping SHA-256 of the file, hex, empty where a batch has none
     */
    public record Translation(String mapping, Scales scales) {}

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
