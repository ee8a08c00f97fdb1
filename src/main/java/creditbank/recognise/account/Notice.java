package creditbank.recognise.account;

/**
 * Something about an account that somebody should look at.
 *
 * @param act the redemption or certificate that it concerns, 0 where there is none
 * @param recordId 0 where it concerns no record
 * @param credits hundredths that a redemption has spent and that nothing covers now
 */
public record Notice(Code code, long act, long recordId, long credits) {

    /** What it is. */
    public enum Code {
        REDEEMED_WITHDRAWN("redeemed.withdrawn", "the record that was redeemed does not count any more"),
        REDEEMED_LESS("redeemed.less", "the record that was redeemed is worth less now"),
        REDEEMED_TWICE("redeemed.twice", "two redemptions rest on one achievement, which counts once"),
        REDEEMED_MOVED("redeemed.moved", "the record that was redeemed is another learner's now"),
        REDEEMED_DISPUTED("redeemed.disputed", "the record that was redeemed is disputed"),
        REDEEMED_BY_OTHER("redeemed.by-other", "the record was redeemed by another learner, to whom it belonged then"),
        CERTIFICATE_TWICE("certificate.twice", "the learner has two certificates of one programme"),
        LEVEL_UNKNOWN("level.unknown", "the qualifications framework lacks the record's level"),
        LEVEL_UNSTATED("level.unstated", "the record states no level, and the framework gives none to its kind");

        private final String code;
        private final String meaning;

        Code(String code, String meaning) {
            this.code = code;
            this.meaning = meaning;
        }

        /** As documents write it. */
        public String code() {
            return code;
        }

        public String meaning() {
            return meaning;
        }
    }
}
