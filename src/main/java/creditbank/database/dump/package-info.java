/**
 * A database's content as files: each table in PostgreSQL's binary COPY format, which the embedded server and any other of the same schema read alike.
 */
@NullMarked
package creditbank.database.dump;

import org.jspecify.annotations.NullMarked;
