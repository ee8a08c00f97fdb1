/**
 * Unites nodes that may be one person into people: a pure function of the nodes, the scored pairs between them and what people decided.
 *
 * <p>A node is what exact facts unite already: all identities with one document, or one sender's group of one name, birth date and number. The pairs are taken by
 * falling weight, ties by the nodes' content, so that nothing depends on arrival. A pair unites the two groups in which its nodes stand by then, unless
 * <ol>
 *   <li>both groups have a document, for these are two people, whatever else agrees;
 *   <li>a person said of two of their nodes that they are apart;
 *   <li>it is contested: one group agrees nearly as well with another document than the other group's, so that choosing would be guessing;
 *   <li>fewer than half of the pairs across both groups reach review: one strong pair does not chain two groups that otherwise disagree;
 *   <li>the group would become larger than people are.
 * </ol>
 *
 * <p>What people decided to be together is united first, and only rules 1 and 2 hold it up.
 */
@NullMarked
package creditbank.resolve.unite;

import org.jspecify.annotations.NullMarked;
