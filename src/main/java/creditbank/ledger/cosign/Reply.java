package creditbank.ledger.cosign;

/** What a witness replied. */
sealed interface Reply {
    /** It has signed; the lines are not checked yet. */
    record Signed(String lines) implements Reply {}

    /** Its last checkpoint of this log has another size than was said. */
    record OtherSize(long size) implements Reply {}

    /** It holds that the checkpoint does not continue what it has seen. */
    record Inconsistent(String words) implements Reply {}

    /** It did not answer, or not with a decision; worth another attempt later. */
    record Failed(String words) implements Reply {}
}
