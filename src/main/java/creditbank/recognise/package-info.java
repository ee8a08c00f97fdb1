/**
 * Turns what learners achieved into credits, by published rules, so that anybody can recompute them.
 *
 * <p>When a batch has been credited, {@link creditbank.recognise.Recognition} judges each live version that the batch made by the rules in force, in the same
 * transaction, and keeps what it comes to in {@code conversion}. A record that nothing touches keeps its conversion whatever becomes of the rules: they change
 * what is kept only where somebody puts them in force ({@link creditbank.recognise.Reassessment}), in a batch of its own that adds an edition and leaves the
 * ones before. A version of a rule by which a batch converted can never change its words.
 *
 * <h2>The worksheet</h2>
 *
 * Shows how a record's credits came about, with all that recomputing them takes: one JSON object in canonical form (RFC 8785). Numbers with decimals are
 * strings of two; names that say nothing are left out.
 *
 * <pre>
 * {"credits":"7.50","day":"2024-06-30","edition":0,"expires":"2034-06-30","format":1,"inputs":{"hours":"120.00"},"kind":"training","least":"0.50",
 *  "method":{"per":"16.00","unit":"hours"},"mode":"down","most":"10.00","record":12,"redeem":"once",
 *  "rule":{"digest":"…","id":"training-hours","version":2},"step":"0.50","version":3}
 * </pre>
 *
 * <p>(The line breaks are not in the bytes.) {@code rule.digest} is the SHA-256 of the rule's file. Inputs are {@code hours}; {@code begin} and {@code end} for
 * days, weeks and months; {@code level}, and in the method the {@code credits} of it; {@code credits}, and {@code hours} where there are some, as stated;
 * nothing for a fixed number, which stands in the method. {@code package creditbank.recognise.rule} says how they become credits, and
 * {@code ops/recompute-credits.py} does it again. A worksheet without {@code rule} says that from its edition on the record is not converted.
 *
 * <h2>What covers it</h2>
 *
 * The seal: each worksheet is a salted leaf of its batch, under a root of its own beside that of the versions, because it can be made anew without a new
 * version; the batch's document also names the digest of the rules. The content digests do not: they compare what senders said, of which worksheets are a pure
 * function given rules that have a digest themselves; so two banks with the same records have the same digest whatever rules they convert by.
 */
@NullMarked
package creditbank.recognise;

import org.jspecify.annotations.NullMarked;
