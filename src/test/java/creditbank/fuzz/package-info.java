/**
 * Everything that parses, under bytes that nobody has thought of. Each build runs the kept inputs, in a process of their own; {@code ops/fuzz} looks for new ones, and {@code ops/fuzz.md} says what
 * it has run. Each test says which exceptions are documented refusals; every other one is a fault, and so are errors, more than 25 seconds for one input, and more than the heap. Where there is
 * something that writes, what is read is also written and compared. Package-private parsers have their fuzzers beside them.
 */
@NullMarked
package creditbank.fuzz;

import org.jspecify.annotations.NullMarked;
