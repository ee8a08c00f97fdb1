/**
 * What one run of one source changes in the bank: number, fencing epoch, state, counts, findings and refusals.
 */
@NullMarked
package creditbank.batch;

import org.jspecify.annotations.NullMarked;
