/**
 * Codes that the state gives to persons, places, institutions and certificates, in their normal forms.
 */
@NullMarked
package creditbank.outcome.identifier;

import org.jspecify.annotations.NullMarked;
