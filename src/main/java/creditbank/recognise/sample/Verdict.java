package creditbank.recognise.sample;

import java.util.Locale;

/** What an auditor has found of a record. */
public enum Verdict {
    RIGHT,
    WRONG,
    /** Neither could be told; another verdict may follow. */
    UNCLEAR;

    /** As the database and the act write it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Verdict of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
