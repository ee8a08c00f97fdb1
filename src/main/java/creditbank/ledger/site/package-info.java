/**
 * Reads a published log where it is published, in a folder or on a web server, and checks it whole.
 */
@NullMarked
package creditbank.ledger.site;

import org.jspecify.annotations.NullMarked;
