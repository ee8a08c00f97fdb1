package creditbank.recognise.sample;

import java.util.Locale;

/** Who audits. */
public enum Purpose {
    /** The centre itself. */
    INSIDE,
    /** Somebody else. */
    OUTSIDE;

    /** As the database and the act write it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Purpose of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
