package creditbank.recognise.act;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/**
 * Something that was done.
 *
 * @param day the business date of its batch
 * @param about the act that it is about, 0 where there is none
 * @param recordId the record that it disputes, 0 where there is none
 * @param body canonical JSON, as the package comment shows it
 */
public record Act(
        long id, long batchId, LocalDate day, long learnerId, ActType type, long about, long recordId, String body) {

    /** The bytes that the seal covers. */
    public byte[] bytes() {
        return body.getBytes(StandardCharsets.UTF_8);
    }
}
