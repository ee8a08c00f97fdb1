/**
 * Analysts' questions to the export in force, answered as a table of text, as CSV or as JSON.
 */
@NullMarked
package creditbank.export.query;

import org.jspecify.annotations.NullMarked;
