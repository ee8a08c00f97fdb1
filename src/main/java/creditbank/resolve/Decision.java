package creditbank.resolve;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person decided about two identities.
 *
 * @param together whether they are one person
 * @param undone null while it stands
 * @param batch the first batch whose clusters follow it as it stands now, 0 until then
 */
public record Decision(
        long id,
        Pair pair,
        boolean together,
        Said decided,
        @Nullable Said undone,
        long batch) {

    /** Who said something, and when. */
    public record Said(String by, Instant at) {
        @Override
        public String toString() {
            return by + " at " + at;
        }
    }

    /** Whether clusters follow it, unless something outranks it. */
    public boolean stands() {
        return undone == null;
    }

    /** Whether no batch has followed it yet as it stands now. */
    public boolean waits() {
        return batch == 0;
    }

    /** What was decided, in a word. */
    public String word() {
        return together ? "link" : "apart";
    }
}
