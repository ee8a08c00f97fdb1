/**
 * A copy of a log that somebody else keeps: with it a log that has lost its database or its folder is rebuilt, and a log that has been rewritten is found.
 */
@NullMarked
package creditbank.ledger.mirror;

import org.jspecify.annotations.NullMarked;
