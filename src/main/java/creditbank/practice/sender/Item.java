package creditbank.practice.sender;

import creditbank.practice.world.Deed;

/**
 * Something that a sender reports: one claim to be.
 *
 * @param number among what this sender reports of this learner, from 0
 * @param deed as the sender words it
 * @param base some number from which scores and the like follow
 * @param wide whether it stands in one row with the learner's others
 */
public record Item(
        Source source, int number, Deed deed, Attempt attempt, Sighting sighting, Fate fate, int base, boolean wide) {

    /** How a course was attempted. */
    public enum Attempt {
        NORMAL,
        /** Normal, and failed. */
        FAILED,
        /** Normal, and put off. */
        PUT_OFF,
        MAKE_UP,
        DEFERRED,
        REPEATED
    }
}
