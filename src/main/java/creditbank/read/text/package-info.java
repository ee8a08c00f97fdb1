/**
 * Which character set a file is in, decided once for the whole file.
 */
@NullMarked
package creditbank.read.text;

import org.jspecify.annotations.NullMarked;
