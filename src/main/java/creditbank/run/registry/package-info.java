/**
 * Does what people redeem, apply for, dispute and decide, each in a sealed batch of its own.
 */
@NullMarked
package creditbank.run.registry;

import org.jspecify.annotations.NullMarked;
