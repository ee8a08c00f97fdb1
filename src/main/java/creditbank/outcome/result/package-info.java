/**
 * What is known of results before any source's own rules: the words of scales in their order, and the day by which rules are chosen.
 */
@NullMarked
package creditbank.outcome.result;

import org.jspecify.annotations.NullMarked;
