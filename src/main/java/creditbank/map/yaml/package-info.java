/**
 * Reads the YAML files that users write, strictly: every problem is told with file and line, and all of them at once.
 */
@NullMarked
package creditbank.map.yaml;

import org.jspecify.annotations.NullMarked;
