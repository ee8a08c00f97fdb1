/** The quality report, and the samples that audits draw. */
@NullMarked
package creditbank.cli.quality;

import org.jspecify.annotations.NullMarked;
