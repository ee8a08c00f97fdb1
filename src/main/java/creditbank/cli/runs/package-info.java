/**
 * The commands for failures and missing dates.
 */
@NullMarked
package creditbank.cli.runs;

import org.jspecify.annotations.NullMarked;
