/**
 * Tells which of a learner's claims speak of one achievement although their exact keys differ: a title in full and in short, a course code with its campus, a
 * date to the month, a certificate whose number one source leaves out.
 *
 * <h2>Comparison</h2>
 *
 * {@link creditbank.credit.same.compare.Comparison} sets two claims of one kind side by side, aspect by aspect ({@link creditbank.credit.same.Aspect}); each aspect is
 * equal, near, unknown, doubtful or contrary ({@link creditbank.credit.same.compare.Agreement}). One contrary aspect makes two achievements. Near is a weakness; one
 * weakness is forgiven. A doubt, or a second weakness, makes the pair doubtful, and more than two of them make it two achievements. An equal certificate number
 * outweighs them.
 *
 * <h2>Grouping</h2>
 *
 * {@link creditbank.credit.same.Grouping} unites the keys of one learner. Only claims of different sources are compared: a source that tells two achievements
 * apart is believed, so no group holds two keys of one source. Pairs without weakness are united first. A pair is united only where neither side has another
 * partner of the same strength that would exclude it and where no two members of the group contradict each other; what is left open is doubtful.
 *
 * <p>What people decide about two claims ({@link creditbank.credit.same.SameDecisions}) comes first: linked keys are one group, whatever they say; keys held apart
 * never are, nor are they doubtful any more. Of decisions that contradict one another the later counts.
 *
 * <p>Both are functions of what the learner's live claims say and of decisions, never of their order or of what the bank held before.
 *
 * <h2>Keys</h2>
 *
 * The keys of a group go under one of them, its lead: that of the oldest live record, so that a record keeps its number when a new source joins it.
 * {@link creditbank.credit.same.Aliases} keeps the others' leads, versioned by batch. Which key leads depends on what came first and shows in no digest.
 */
@NullMarked
package creditbank.credit.same;

import org.jspecify.annotations.NullMarked;
