/**
 * How a night, its progress and the commands that follow from it are shown.
 */
@NullMarked
package creditbank.cli.report;

import org.jspecify.annotations.NullMarked;
