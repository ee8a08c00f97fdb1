package creditbank.batch;

import creditbank.finding.Finding;

/**
 * A finding with the claim that it is about.
 *
 * @param ordinal the claim's number in the delivery, 0 for the delivery as a whole
 */
public record Noted(long ordinal, Finding finding) {}
