/**
 * Record linkage on tables: the commands {@code link} and {@code evaluate}, which need no database.
 */
@NullMarked
package creditbank.cli.link;

import org.jspecify.annotations.NullMarked;
