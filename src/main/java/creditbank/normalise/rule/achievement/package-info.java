/**
 * Rules about what was achieved, where and when.
 */
@NullMarked
package creditbank.normalise.rule.achievement;

import org.jspecify.annotations.NullMarked;
