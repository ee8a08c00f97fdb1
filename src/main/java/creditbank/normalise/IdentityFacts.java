package creditbank.normalise;

import creditbank.outcome.Gender;
import creditbank.outcome.PartialDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The facts by which a source names a learner.
 *
 * @param key the first 16 bytes of a keyed hash of all of them, as sent: equal facts, equal identity
 * @param number the sender's own number of the learner, empty where there is none
 * @param name the legal name exactly as sent
 * @param foldedName the name folded for matching
 * @param document the identity document as sent
 * @param phone the telephone number as sent
 */
public record IdentityFacts(
        UUID key,
        String number,
        String name,
        String foldedName,
        @Nullable PartialDate birthDate,
        Gender gender,
        Secret document,
        Secret phone) {}
