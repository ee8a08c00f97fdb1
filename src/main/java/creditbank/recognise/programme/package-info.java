/**
 * Programmes as values, and what of a learner's records counts for which of their parts: pure functions, exact to the hundredth of a credit.
 *
 * <p>A programme requires a sum of credits. Each part of it requires some of them, and says by selectors what records it accepts; what the parts do not require
 * may come from any of them, up to a part's {@code most}. A record may fit several parts, and its credits may be divided among them, but no credit counts
 * twice.
 *
 * <h2>Which credits count for which part</h2>
 *
 * <p>A maximum flow, found by shortest augmenting paths (Edmonds and Karp 1972):
 *
 * <pre>
 * source → rule      what the rule's ceiling leaves           records without a rule have none
 * rule → record      the record's credits
 * record → selector  no limit, where the selector fits
 * selector → part    the selector's most
 * part → sink        the part's least
 * part → rest        the part's most less its least
 * rest → sink        the programme's sum less that of the parts' least
 * </pre>
 *
 * <p>The edges into the sink are opened one after the other, the parts' in the order of the file and the rest's last, and before each next one the flow is
 * made as large as it can be. An augmenting path never takes away from an edge into the sink, so the first part gets as much as it can have at all, the second as
 * much as it can have beside the first, and so on; and as the flow is maximal in the end, no other division counts more. Paths begin at the records in
 * the order of what expires first, then of the day of the achievement, then of the record's natural key, none of which depends on when a record came to the bank; so
 * the same records always give the same division.
 */
@NullMarked
package creditbank.recognise.programme;

import org.jspecify.annotations.NullMarked;
