package creditbank.recognise.act;

import java.util.Locale;

/** What an act is. */
public enum ActType {
    /** Credits were spent for a programme. */
    REDEEMED,
    /** A redemption, with its certificate if there is one, was taken back. */
    CANCELLED,
    /** An application that fulfils its programme waits for a panel. */
    FILED,
    /** An application ended in a certificate. */
    CERTIFIED,
    /** An application was refused. */
    DECLINED,
    /** A record was disputed. */
    DISPUTED,
    /** A panel was proposed that cannot judge. */
    PANEL_REFUSED,
    /** A panel can judge. */
    PANEL_SEATED,
    /** A panel has decided. */
    DECIDED,
    /** Records were drawn for an audit. */
    SAMPLED,
    /** An audit has found something of a drawn record. */
    FOUND;

    private static final ActType[] ALL = values();

    /** As the database and the body write it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static ActType of(String text) {
        for (ActType type : ALL) {
            if (type.text().equals(text)) {
                return type;
            }
        }
        throw new IllegalArgumentException("no type of act: " + text);
    }
}
