/**
 * Sources: the job files, and the routes and mappings that they name.
 */
@NullMarked
package creditbank.run.source;

import org.jspecify.annotations.NullMarked;
