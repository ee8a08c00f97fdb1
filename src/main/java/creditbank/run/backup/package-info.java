/**
 * Backups of a home, and homes made of them. A backup is a folder that anybody can check without this program: {@code sha256sum -c SHA256SUMS}. It has
 *
 * <ul>
 *   <li>{@code backup.properties}: the home's id, the schema, the tables in their order with their rows, how far sequences have counted, the log's size and root;
 *   <li>{@code database/SCHEMA.TABLE.copy.gz}: a table's rows in PostgreSQL's binary COPY format, gzip;
 *   <li>{@code landing/…} and {@code ledger/…} as in the home;
 *   <li>{@code SHA256SUMS}: the digest of every other file, written last: without it a backup is none.
 * </ul>
 *
 * <p>The keys go to another folder, with sums of its own, and should be kept elsewhere: without them nobody can read document numbers, telephone numbers and deliveries, or sign for the log. Names and birth dates can be read. Exports are not in it, for
 * the next night makes them anew.
 */
@NullMarked
package creditbank.run.backup;

import org.jspecify.annotations.NullMarked;
