/**
 * The commands about the match model of learners.
 */
@NullMarked
package creditbank.cli.models;

import org.jspecify.annotations.NullMarked;
