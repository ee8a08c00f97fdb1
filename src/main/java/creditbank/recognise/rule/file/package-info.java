/**
 * Reads recognition rules from their files in {@code mappings/rules}, strictly: what is wrong is told with file and line, all of it at once.
 */
@NullMarked
package creditbank.recognise.rule.file;

import org.jspecify.annotations.NullMarked;
