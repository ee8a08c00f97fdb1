/**
 * The commands about accounts and what people do with them: redeem, apply, dispute, panel.
 */
@NullMarked
package creditbank.cli.registry;

import org.jspecify.annotations.NullMarked;
