/**
 * Who is who, what counts once, and which rows must be refused with which code, kept apart from the senders' files.
 */
@NullMarked
package creditbank.practice.truth;

import org.jspecify.annotations.NullMarked;
