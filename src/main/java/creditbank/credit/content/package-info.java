/**
 * What a record says, which of several claims says it, and its canonical bytes.
 */
@NullMarked
package creditbank.credit.content;

import org.jspecify.annotations.NullMarked;
