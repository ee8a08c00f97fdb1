package creditbank.recognise.act;

import java.util.Locale;

/** How a panel decides: of a dispute one of the first three, of an application one of the others. */
public enum Outcome {
    /** The record counts no more. */
    WITHDRAWN,
    /** The record counts with another value. */
    REVALUED,
    /** The record counts as before. */
    REJECTED,
    GRANTED,
    REFUSED;

    /** Whether it can end a dispute; others end applications. */
    public boolean ofDispute() {
        return this == WITHDRAWN || this == REVALUED || this == REJECTED;
    }

    /** As the database and the body write it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
