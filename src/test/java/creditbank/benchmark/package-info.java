/**
 * What a night is measured against; started by {@code ops/benchmark}.
 */
@NullMarked
package creditbank.benchmark;

import org.jspecify.annotations.NullMarked;
