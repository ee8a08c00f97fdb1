/**
 * Reruns what the inbox of failures holds, and runs the dates that are missing.
 */
@NullMarked
package creditbank.run.inbox;

import org.jspecify.annotations.NullMarked;
