/**
 * Everything that parses, under bytes that nobody has thought of. {@code verify} runs the kept inputs; {@code ./mvnw test -Pfuzz -Dtest=LedgerFuzzTest#note -Djazzer.max_duration=60m} looks for
 * new ones. Each test says which exceptions are documented refusals; every other one is a fault.
 */
@NullMarked
package creditbank.fuzz;

import org.jspecify.annotations.NullMarked;
