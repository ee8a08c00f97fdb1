package creditbank.review.quality;

import creditbank.credit.content.Facet;
import creditbank.credit.correct.Standing.State;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * The quality of what senders have reported.
 *
 * @param since the first business date of the batches whose findings are counted; all else is as of now
 * @param senders by name
 * @param disagreements live records of whose claims two say something different, by facet
 * @param corrections what people corrected, by how it stands to what senders say now
 * @param disputes of records, by how they ended; {@code open} where they have not
 */
public record Quality(
        LocalDate since,
        List<Sender> senders,
        Waiting waiting,
        Map<Facet, Long> disagreements,
        Map<State, Long> corrections,
        Map<String, Long> disputes) {
    public Quality {
        senders = List.copyOf(senders);
        disagreements = Map.copyOf(disagreements);
        corrections = Map.copyOf(corrections);
        disputes = Map.copyOf(disputes);
    }

    /**
     * A source.
     *
     * @param batches sealed or credited
     * @param rows what these brought
     * @param refused rows of them
     * @param held runs that were refused as a whole or that a limit holds
     */
    public record Sender(String source, long batches, long rows, long refused, long held, List<Counted> findings) {
        public Sender {
            findings = List.copyOf(findings);
        }
    }

    /** How often a source's rows had a finding. */
    public record Counted(String code, boolean error, long rows) {}

    /**
     * What waits for people.
     *
     * @param learners pairs of learners who may be one
     * @param records pairs of records that may be one achievement
     * @param words decisions and corrections that no batch has followed yet
     */
    public record Waiting(long learners, long records, long words) {}
}
