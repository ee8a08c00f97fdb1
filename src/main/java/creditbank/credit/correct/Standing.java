package creditbank.credit.correct;

import creditbank.credit.content.Content;
import creditbank.credit.content.Facet;

/**
 * How a correction stands to what the record's claims come to now.
 *
 * @param now what they come to in its facet
 */
public record Standing(Correction correction, State state, String now) {

    /** Whether a person should look at it. */
    public enum State {
        /** The claims still come to what was corrected. */
        QUIET("the senders still say what was corrected"),
        /** They have come to the corrected value by themselves. */
        AGREED("the senders say the same by now, it can be taken back"),
        /** They have come to something else, which does not count. */
        DOUBT(
                "the senders say something else by now, which does not count; confirm it by a new correction, or take it back"),
        UNDONE("taken back");

        private final String meaning;

        State(String meaning) {
            this.meaning = meaning;
        }

        /** For people. */
        public String meaning() {
            return meaning;
        }
    }

    /**
     * Compares.
     *
     * @param base what the claims come to without corrections
     * @param shown what the record shows
     */
    public static Standing of(Correction correction, Content base, Content shown) {
        Facet facet = correction.facet();
        String now = facet.text(base);
        if (!correction.stands()) {
            return new Standing(correction, State.UNDONE, now);
        }
        boolean agreed = now.equals(facet.text(shown));
        return new Standing(
                correction, agreed ? State.AGREED : now.equals(correction.was()) ? State.QUIET : State.DOUBT, now);
    }
}
