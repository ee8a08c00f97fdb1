/**
 * How alike two values are: one measure, one file, each a pure function of two texts in code points.
 */
@NullMarked
package creditbank.resolve.compare;

import org.jspecify.annotations.NullMarked;
