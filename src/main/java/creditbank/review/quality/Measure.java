package creditbank.review.quality;

import java.util.Locale;

/** What a figure of the quality report counts. */
public enum Measure {
    /** Business dates on which the source was due. */
    DUE,
    /** Those on which it delivered. */
    ARRIVED,
    DELIVERIES,
    /** Rows of what the bank took. */
    ROWS,
    DUPLICATES,
    /** Deliveries that were refused as a whole or that a limit held. */
    HELD,
    /** Rows that were refused; the detail is the finding's code, and a row counts under each that it has. */
    REFUSED,
    /** Rows with a warning; the detail is its code. */
    WARNED,
    /** Contents of claims that were new. */
    CLAIMS,
    /** Corrections by hand, by the month in which they were made. */
    CORRECTED,
    /** Those that stand although their senders say something else by now. */
    CONTRADICTED,
    /** Disputes, under each source behind the record. */
    DISPUTED,
    /** Panels for disputes that were proposed and refused; the detail is why. */
    PANEL_REFUSED,
    /** Panels for disputes that were seated. */
    PANEL_SEATED,
    /** Disputes that ended; the detail says how. */
    DISPUTE_ENDED,
    /** Records that were drawn for an audit, under each source behind them; the detail says whose audit it is. */
    SAMPLED,
    /** What audits found; the detail says whose and what. */
    FOUND;

    /** As reports write it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Measure of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
