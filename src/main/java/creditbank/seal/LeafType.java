package creditbank.seal;

import java.util.Locale;

/** The types of ledger entries. */
public enum LeafType {
    /** What one run of one source changed in the bank. */
    BATCH,
    /** A source that was due and brought nothing. */
    EMPTY,
    /** Files published for analysts. */
    EXPORT,
    /** A batch taken back. */
    WITHDRAWAL,
    /** The keys of a learner's records destroyed. */
    ERASURE,
    /** An auditor's statement. */
    AUDIT;

    /** The name in documents and in the database. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static LeafType of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
