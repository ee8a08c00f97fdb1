/**
 * Reads the qualifications framework from its file in {@code mappings/frameworks}, strictly.
 */
@NullMarked
package creditbank.recognise.framework.file;

import org.jspecify.annotations.NullMarked;
