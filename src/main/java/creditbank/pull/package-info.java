/**
 * Fetches deliveries through the routes in {@code routes/} and lands them, immutable and encrypted.
 */
@NullMarked
package creditbank.pull;

import org.jspecify.annotations.NullMarked;
