package creditbank.recognise.programme;

import java.util.List;

/**
 * What of a learner's records counts for which part, and what is missing; credits in hundredths.
 *
 * @param shares in the order in which records are taken, then of the parts
 * @param parts in the order of the file
 * @param required the programme's sum
 */
public record Allotment(List<Share> shares, List<PartSum> parts, long required) {
    public Allotment {
        shares = List.copyOf(shares);
        parts = List.copyOf(parts);
    }

    /** Credits of a record that count for a part. */
    public record Share(long recordId, String part, long credits) {}

    /** What counts for a part. */
    public record PartSum(String part, long least, long counted) {
        public long missing() {
            return Math.max(0, least - counted);
        }
    }

    /** What counts in all. */
    public long counted() {
        return parts.stream().mapToLong(PartSum::counted).sum();
    }

    /** How many credits must still be earned: what the parts lack, or the sum where that lacks more. */
    public long missing() {
        long ofParts = parts.stream().mapToLong(PartSum::missing).sum();
        return Math.max(ofParts, required - counted());
    }

    public boolean fulfilled() {
        return missing() == 0;
    }

    /** What of a record counts in all. */
    public long of(long recordId) {
        return shares.stream()
                .filter(share -> share.recordId() == recordId)
                .mapToLong(Share::credits)
                .sum();
    }
}
