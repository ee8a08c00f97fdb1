/**
 * The PostgreSQL server itself: the embedded one, made, started, joined and stopped by whoever needs it, or the configured one.
 */
@NullMarked
package creditbank.database.server;

import org.jspecify.annotations.NullMarked;
