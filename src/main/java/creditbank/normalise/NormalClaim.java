package creditbank.normalise;

import creditbank.finding.Place;
import java.util.UUID;

/**
 * A claim in the vocabulary's values.
 *
 * @param ordinal the claim's number in the delivery, from 1
 * @param key the sender's row key: the first 16 bytes of the SHA-256 of its UTF-8 text
 * @param withdraw whether the row takes the claim back; the other parts may then be missing
 * @param content the first 16 bytes of a keyed hash of everything the claim says; equal content means an unchanged claim
 */
public record NormalClaim(
        long ordinal,
        Place place,
        UUID key,
        boolean withdraw,
        UUID content,
        IdentityFacts identity,
        Achievement achievement,
        Result result) {

    /** The key of a sender's row, as {@link creditbank.map.Claim#key} has it. */
    public static UUID keyOf(String senderKey) {
        return Digests.first16(senderKey);
    }
}
