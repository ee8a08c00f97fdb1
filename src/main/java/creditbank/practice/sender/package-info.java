/**
 * What four senders write about the province, with documented rates of trouble; each writes from its format's specification.
 */
@NullMarked
package creditbank.practice.sender;

import org.jspecify.annotations.NullMarked;
