/**
 * Reads the rules of panels from {@code mappings/panels}, and the panels that somebody proposes, strictly.
 */
@NullMarked
package creditbank.recognise.panel.file;

import org.jspecify.annotations.NullMarked;
