/**
 * The country's qualifications framework: its own levels with those of the European Qualifications Framework beside them, and what senders' words for levels
 * mean in it. Pure functions.
 */
@NullMarked
package creditbank.recognise.framework;

import org.jspecify.annotations.NullMarked;
