package creditbank.recognise.act;

import creditbank.recognise.programme.Allotment.Share;
import java.util.List;

/**
 * A record that an act redeems; credits in hundredths.
 *
 * @param edition of the worksheet, -1 where there is none
 * @param worth of the whole record
 * @param parts for what its credits count
 */
public record Item(long recordId, int version, int edition, int worth, List<Share> parts) {
    public Item {
        parts = List.copyOf(parts);
    }

    /** What counts of it. */
    public long credits() {
        return parts.stream().mapToLong(Share::credits).sum();
    }
}
