/**
 * Scale tables: by which a sender's levels, letters and grade points become numbers of the hundred-point scale, and in which years.
 *
 * <p>A derived number is never stored in place of what was sent, and no record's canonical bytes hold it. It follows from the score, its scale and its day,
 * and from the mapping file of the batch that brought the claim, whose digest the batch's leaf seals; so whoever has these computes it anew. The claim's own
 * content hash covers it: where a table changes, the next delivery's rows are changed ones, and stand under the new file from then on.
 * {@code ops/scales.md} has the form of the file.
 */
@NullMarked
package creditbank.map.scale;

import org.jspecify.annotations.NullMarked;
