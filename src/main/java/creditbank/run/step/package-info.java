/**
 * The steps of one source's run: pull, stage, credit, seal.
 */
@NullMarked
package creditbank.run.step;

import org.jspecify.annotations.NullMarked;
