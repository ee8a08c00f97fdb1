package creditbank.map;

import creditbank.finding.Place;
import creditbank.finding.Verdict;

/**
 * A claim to be, with the text that it came from.
 *
 * @param ordinal the claim's number in the delivery, from 1; the same after a restart
 * @param key the sender's row key as {@link Claim#key} has it, also when the claim is refused, so that a refused row does not withdraw what the bank has;
 *     empty where the row is too broken to tell
 * @param raw the row's text as read, kept encrypted when the claim is refused here or later
 */
public record Mapped(long ordinal, Place place, String key, String raw, Verdict<Claim> verdict) {}
