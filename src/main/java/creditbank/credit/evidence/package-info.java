/**
 * What stands behind one record, for people: which claim gave which field and why, all claims, versions, other keys and doubts. Reads only.
 */
@NullMarked
package creditbank.credit.evidence;

import org.jspecify.annotations.NullMarked;
