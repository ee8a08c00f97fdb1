/**
 * Turns the claims of a learner into records, their versions and attempts, each achievement once.
 *
 * <h2>Canonical bytes</h2>
 *
 * A version of a record is six disclosure groups, each one JSON object in canonical form (RFC 8785: names in rising order, no blanks, UTF-8). Unknown values are
 * left out. All values are strings but {@code learner}, {@code record} and {@code version} (numbers), {@code live} (a boolean) and {@code attempts} (a list of
 * objects). Dates have the precision that the source told (2024, 2024-06, 2024-06-30); credits, hours and the numeric value of a score have two decimals; words
 * are the vocabulary's in lower case with hyphens.
 *
 * <pre>
 * who     {"learner":7,"record":12,"version":3}
 * what    {"code":"CS101","kind":"course","title":"Algorithms"}            also level, number
 * where   {"provider":"4111010001"}
 * when    {"term":"2023-2024-2"}                                            also begin, end
 * result  {"attempt":"make-up","attempts":[{"attempt":"normal","on":"2024-06-30","scale":"hundred","score":"55","status":"failed","value":"55.00"},
 *         {"attempt":"make-up","scale":"five-level","score":"及格","status":"passed"}],"live":true,"scale":"five-level","score":"及格","status":"passed"}
 * credit  {"credits":"2.50","hours":"40.00"}
 * </pre>
 *
 * The result object shows the attempt that counts; {@code attempts} is there where a course had two or more. (The line break inside result is not in the bytes.)
 *
 * <h2>Content digests</h2>
 *
 * A record's line is its groups what, where, when, result and credit and the names of the live claims behind it, joined by U+000A. A claim's name is its source,
 * a slash and its key as a UUID in lower case; names are sorted by their UTF-16 units and joined by commas. The line of a record that ended has {@code "live":false}
 * and no names. So a line holds no surrogate id, salt, version or clock. What people corrected and decided shows in the values and in the
 * names, for it is what the record says.
 *
 * <ul>
 *   <li>A batch's digest is the SHA-256 of the SHA-256 hashes of the lines of its versions, in rising order.
 *   <li>A learner's digest is the same over the learner's live records; the bank's is the SHA-256 of the learners' digests, in rising order.
 * </ul>
 */
@NullMarked
package creditbank.credit;

import org.jspecify.annotations.NullMarked;
