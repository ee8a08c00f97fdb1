/**
 * Pure functions from a sender's text to normal forms; none knows a finding, a field or a clock.
 */
@NullMarked
package creditbank.normalise.text;

import org.jspecify.annotations.NullMarked;
