/**
 * Samples of records that auditors look at, inside the centre or outside, and what they found. Nobody picks records by hand: a sample's seed follows from the ledger's
 * checkpoint and the sample's number, both stand in its act, and anybody can draw it again. Whoever runs the centre can still say when a sample is drawn, and so try what it would hold;
 * an auditor outside names the moment.
 *
 * <pre>
 * seed   = SHA-256 of the UTF-8 bytes: origin LF size LF root LF "sample " number LF       hex; origin, size and root as the checkpoint has them
 * order  = SHA-256 of the UTF-8 bytes: seed " " record                                     hex, of every live record
 * </pre>
 *
 * <p>The sample is the first records in that order; with a source, the first that have a claim of it behind them. Example: origin {@code example.org/log}, size 5,
 * root {@code AAAA}, sample 1: the seed is 364da1f06ce47b90028038c52a71b49a8af6db02d646e72530448bb5ac13d4a6.
 */
@NullMarked
package creditbank.recognise.sample;

import org.jspecify.annotations.NullMarked;
