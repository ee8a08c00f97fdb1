/**
 * Runs a match model on tables, from file to clusters.
 */
@NullMarked
package creditbank.resolve.engine;

import org.jspecify.annotations.NullMarked;
