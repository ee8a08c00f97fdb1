/**
 * The archives of purges: what was deleted, as counts and digests.
 */
@NullMarked
package creditbank.run.retention.archive;

import org.jspecify.annotations.NullMarked;
