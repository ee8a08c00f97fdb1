package creditbank.resolve;

import creditbank.resolve.match.Matched;

/**
 * What a batch changed in who is who.
 *
 * @param identities identities that the bank had never seen
 * @param learners new learners
 * @param forwarded learners that now forward to another
 * @param returned former learners that a split gave back
 * @param moved identities that changed their learner
 * @param matched what the search for pairs did
 */
public record Resolved(long identities, long learners, long forwarded, long returned, long moved, Matched matched) {}
