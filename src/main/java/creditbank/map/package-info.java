/**
 * Translates rows into claims by the files in {@code mappings/}.
 */
@NullMarked
package creditbank.map;

import org.jspecify.annotations.NullMarked;
