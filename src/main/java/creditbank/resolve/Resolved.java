package creditbank.resolve;

/**
 * What a batch changed in who is who.
 *
 * @param identities identities that the bank had never seen
 * @param learners new learners
 * @param forwarded learners that now forward to another
 * @param returned former learners that a split gave back
 * @param moved identities that changed their learner
 */
public record Resolved(long identities, long learners, long forwarded, long returned, long moved) {}
