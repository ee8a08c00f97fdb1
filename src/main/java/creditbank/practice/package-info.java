/**
 * Practice senders on real protocols: a generated province, with the truth kept apart.
 */
@NullMarked
package creditbank.practice;

import org.jspecify.annotations.NullMarked;
