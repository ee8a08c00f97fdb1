/**
 * The command that takes batches back.
 */
@NullMarked
package creditbank.cli.undo;

import org.jspecify.annotations.NullMarked;
