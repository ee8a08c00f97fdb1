package creditbank.review;

import java.util.List;

/**
 * One side of a pair: an identity, and what its learner has.
 *
 * @param identities all of the learner's, the identity among them
 * @param records all live ones of the learner, those first that the other learner has too
 */
public record Side(long learner, Identity identity, List<Identity> identities, List<Achieved> records) {
    public Side {
        identities = List.copyOf(identities);
        records = List.copyOf(records);
    }

    /** The learner's credits in hundredths. */
    public long credits() {
        return records.stream()
                .map(Achieved::credits)
                .mapToLong(credits -> credits == null ? 0 : credits)
                .sum();
    }
}
