/**
 * What people correct in records by hand. A correction is sticky: it stands over what the claims come to, through every later delivery, merge and split, until a
 * person takes it back. It belongs to the claims that stood behind the record when it was made and goes where they go.
 *
 * <p>When the claims later come to something that is neither what they came to then nor the corrected value, the correction still stands, and the difference is
 * a doubt for a person ({@link creditbank.credit.correct.Standing.State#DOUBT}).
 */
@NullMarked
package creditbank.credit.correct;

import org.jspecify.annotations.NullMarked;
