/**
 * The commands about recognition rules.
 */
@NullMarked
package creditbank.cli.rules;

import org.jspecify.annotations.NullMarked;
