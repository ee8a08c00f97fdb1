/**
 * From scored pairs to clusters, with guards against chains.
 */
@NullMarked
package creditbank.resolve.cluster;

import org.jspecify.annotations.NullMarked;
