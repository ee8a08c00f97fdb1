package creditbank.credit;

import creditbank.credit.content.CanonicalRecord;
import creditbank.credit.content.Content;
import java.util.List;

/**
 * A version of a record.
 *
 * @param learnerId the learner as of this version
 * @param live false where this version says that the record was withdrawn or moved into another
 */
public record RecordVersion(long recordId, int version, long learnerId, boolean live, Content content) {

    /** Its canonical bytes: who, what, where, when, result, credit. */
    public List<byte[]> groups() {
        return CanonicalRecord.groups(learnerId, recordId, version, live, content);
    }
}
