package creditbank.batch;

import creditbank.finding.Finding;
import java.util.List;

/**
 * A row that was refused, once for each claim that it should have become.
 *
 * @param ordinal the claim's number in the delivery
 * @param findings why; the first error names the refusal
 * @param raw the row's text as read
 */
public record Refusal(long ordinal, List<Finding> findings, String raw) {}
