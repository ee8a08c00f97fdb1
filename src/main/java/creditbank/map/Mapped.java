package creditbank.map;

import creditbank.finding.Place;
import creditbank.finding.Verdict;

/**
 * A claim to be, with the text that it came from.
 *
 * @param ordinal the claim's number in the delivery, from 1; the same after a restart
 * @param raw the row's text as read, kept encrypted when the claim is refused here or later
 */
public record Mapped(long ordinal, Place place, String raw, Verdict<Claim> verdict) {}
