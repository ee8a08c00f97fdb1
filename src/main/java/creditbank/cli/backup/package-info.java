/**
 * The commands that back a home up and restore it.
 */
@NullMarked
package creditbank.cli.backup;

import org.jspecify.annotations.NullMarked;
