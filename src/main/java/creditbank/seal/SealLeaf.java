package creditbank.seal;

/**
 * A document for the ledger.
 *
 * @param subject what it seals, once for each type
 * @param batchId 0 where it is of no batch
 * @param position its index in the ledger, or -1 while it waits
 * @param checkpoint the signed checkpoint whose tree holds it, verbatim; empty while it waits
 */
public record SealLeaf(
        long id, LeafType type, String subject, long batchId, String document, long position, String checkpoint) {

    public boolean waiting() {
        return position < 0;
    }
}
