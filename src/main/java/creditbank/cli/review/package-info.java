/**
 * The commands with which people decide about doubtful pairs of learners.
 */
@NullMarked
package creditbank.cli.review;

import org.jspecify.annotations.NullMarked;
