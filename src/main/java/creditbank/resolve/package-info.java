/**
 * Who is who: unites the identities that sources use into learners with stable ids.
 */
@NullMarked
package creditbank.resolve;

import org.jspecify.annotations.NullMarked;
