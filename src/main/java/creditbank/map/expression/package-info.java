/**
 * The small closed vocabulary with which a mapping says where a field's value comes from. A function is named after its meaning, never after a source.
 */
@NullMarked
package creditbank.map.expression;

import org.jspecify.annotations.NullMarked;
