/**
 * The practice senders' servers on loopback: SFTP and HTTPS as real senders run them, with keys and certificates made when they start.
 */
@NullMarked
package creditbank.practice.server;

import org.jspecify.annotations.NullMarked;
