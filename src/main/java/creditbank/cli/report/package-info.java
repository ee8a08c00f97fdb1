/**
 * How results, progress and the commands that follow from them are shown.
 */
@NullMarked
package creditbank.cli.report;

import org.jspecify.annotations.NullMarked;
