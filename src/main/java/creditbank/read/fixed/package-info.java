/**
 * Text whose fields stand at byte offsets.
 */
@NullMarked
package creditbank.read.fixed;

import org.jspecify.annotations.NullMarked;
