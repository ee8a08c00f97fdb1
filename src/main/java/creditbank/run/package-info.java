/**
 * Runs: job files, the order of the steps, the schedule, restart and rerun.
 */
@NullMarked
package creditbank.run;

import org.jspecify.annotations.NullMarked;
