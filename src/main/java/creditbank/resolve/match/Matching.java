package creditbank.resolve.match;

import creditbank.vault.Vault;

/**
 * What matching beyond exact facts needs.
 *
 * @param vault decrypts document numbers that are not valid, so that a slip can be told from another number
 */
public record Matching(LearnerModel model, Vault vault) {}
