/**
 * What routes are made of besides Camel: paging, tokens, pinned authorities, limits, the words for failures, and the check of route files.
 */
@NullMarked
package creditbank.pull.route;

import org.jspecify.annotations.NullMarked;
