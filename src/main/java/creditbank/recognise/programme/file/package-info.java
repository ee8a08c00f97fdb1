/**
 * Reads programmes from their files in {@code mappings/programmes}, strictly: what is wrong is told with file and line, all of it at once.
 */
@NullMarked
package creditbank.recognise.programme.file;

import org.jspecify.annotations.NullMarked;
