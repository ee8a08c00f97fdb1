/** The commands about single records: what stands behind one, and what people correct. */
@NullMarked
package creditbank.cli.records;

import org.jspecify.annotations.NullMarked;
