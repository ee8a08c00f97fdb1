package creditbank.credit;

/**
 * What the bank has.
 *
 * @param learners learners with at least one live record
 * @param records live records
 * @param digest the bank's content digest, hex
 */
public record BankContent(long learners, long records, String digest) {}
