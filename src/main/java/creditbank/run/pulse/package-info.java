/**
 * Lets others see that a run is alive and how far it has come.
 */
@NullMarked
package creditbank.run.pulse;

import org.jspecify.annotations.NullMarked;
