/**
 * Lets age by policy what the bank no longer needs: the job repository's rows, landed bytes, the text of refused rows, findings and lists of exported files. Before anything is deleted an
 * archive says what it was; what remains in the bank and in the ledger can still be checked by it.
 */
@NullMarked
package creditbank.run.retention;

import org.jspecify.annotations.NullMarked;
