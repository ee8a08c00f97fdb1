/**
 * Rules about what came of it.
 */
@NullMarked
package creditbank.normalise.rule.result;

import org.jspecify.annotations.NullMarked;
