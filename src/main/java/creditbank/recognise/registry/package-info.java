/**
 * The acts that change what learners have: redeeming and taking back, applying, disputing, seating a panel and letting it decide. Each runs in one transaction
 * under the bank-writer lock and looks at everything anew there, so of two who press at once the second sees what the first did. What cannot be done is refused with
 * an {@link java.lang.IllegalArgumentException} that says why, and leaves nothing.
 */
@NullMarked
package creditbank.recognise.registry;

import org.jspecify.annotations.NullMarked;
