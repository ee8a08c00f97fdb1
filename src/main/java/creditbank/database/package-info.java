/**
 * The embedded PostgreSQL or the configured one, its migrations, and binary COPY into it.
 */
@NullMarked
package creditbank.database;

import org.jspecify.annotations.NullMarked;
