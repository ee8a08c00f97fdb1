/**
 * What kind of thing made a run fail, and whether it may pass by itself.
 */
@NullMarked
package creditbank.run.failure;

import org.jspecify.annotations.NullMarked;
