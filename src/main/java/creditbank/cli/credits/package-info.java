/**
 * The commands about credits and the worksheets behind them.
 */
@NullMarked
package creditbank.cli.credits;

import org.jspecify.annotations.NullMarked;
