/**
 * The match model as a YAML file: reads it strictly, and writes what was learnt below it.
 */
@NullMarked
package creditbank.resolve.model.file;

import org.jspecify.annotations.NullMarked;
