/**
 * Puts another match model of learners in force for everybody who is in the bank.
 */
@NullMarked
package creditbank.run.models;

import org.jspecify.annotations.NullMarked;
