/**
 * One rule a file: its doc, its check, its findings. Rules never throw for bad data; a value that a rule refuses reads as absent.
 */
@NullMarked
package creditbank.normalise.rule;

import org.jspecify.annotations.NullMarked;
