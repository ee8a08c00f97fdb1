/**
 * Who is who: unites the identities that sources use into learners with stable ids.
 *
 * <p>The clusters are a pure function of all identities ever seen, so the order in which they came cannot matter:
 * <ol>
 *   <li>An identity with a valid document belongs to the cluster of that document. Different documents are different clusters, always.
 *   <li>One without belongs to its name group: the identities of one source with its folded name, birth date and number. Where the group's identities with a
 *       document hold exactly one between them, the whole group is that document's cluster. Where they hold none or several, those without form a cluster.
 *   <li>One that lacks a document and one of the three facts stands alone.
 * </ol>
 *
 * <p>Only ids have a history: a cluster keeps the oldest id that comes with it and the others forward to it; a part that splits off gets back an id of its own
 * from before a merge if there is one, else a new one.
 */
@NullMarked
package creditbank.resolve;

import org.jspecify.annotations.NullMarked;
