package creditbank.recognise.registry;

import java.util.List;

/**
 * The records that a batch begins, changes or ends and on which something hangs that people did.
 *
 * @param redeemed spent for a programme; the act stands, whatever becomes of the record
 * @param disputed before a panel
 * @param corrected with a correction that stands
 */
public record Touched(List<Long> redeemed, List<Long> disputed, List<Long> corrected) {
    /** Whether there are any. */
    public boolean any() {
        return !redeemed.isEmpty() || !disputed.isEmpty() || !corrected.isEmpty();
    }
}
