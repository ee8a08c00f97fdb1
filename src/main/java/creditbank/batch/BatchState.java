package creditbank.batch;

import java.util.Locale;

/** How far a batch has come. */
public enum BatchState {
    /** Rows are being pulled or staged. */
    OPEN,
    /** The bank has it. */
    CREDITED,
    /** The ledger has it. */
    SEALED,
    /** The source brought nothing. */
    EMPTY,
    /** The source brought what is applied already. */
    NOTHING_NEW,
    /** The delivery was refused as a whole; the bank is as before. */
    REFUSED,
    /** Nothing was pulled, and a later night has pulled since. */
    ABANDONED;

    /** The name in the database and in reports, such as {@code nothing-new}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether nothing remains to be done. */
    public boolean finished() {
        return this == SEALED || this == EMPTY || this == NOTHING_NEW || this == ABANDONED;
    }

    static BatchState of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
