/**
 * The command that lets age what the bank no longer needs.
 */
@NullMarked
package creditbank.cli.retention;

import org.jspecify.annotations.NullMarked;
