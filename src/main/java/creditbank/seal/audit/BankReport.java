package creditbank.seal.audit;

import creditbank.ledger.note.Checkpoint;

/**
 * What was checked and found right.
 *
 * @param log the log as it was signed
 * @param batches sealed batches, each derived anew
 * @param versions record versions in them
 * @param refusals refused rows in them
 * @param waiting documents and batches that the log does not have yet
 * @param content what the log's entries say
 */
public record BankReport(
        Checkpoint log, long batches, long versions, long refusals, long waiting, LogContent content) {}
