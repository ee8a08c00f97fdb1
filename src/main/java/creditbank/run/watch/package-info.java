/**
 * Finds runs whose processes have died, and marks them.
 */
@NullMarked
package creditbank.run.watch;

import org.jspecify.annotations.NullMarked;
