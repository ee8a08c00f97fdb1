/**
 * The server: the schedule, and what it answers over HTTP on loopback, health, metrics and the ledger's static files.
 */
@NullMarked
package creditbank.console;

import org.jspecify.annotations.NullMarked;
