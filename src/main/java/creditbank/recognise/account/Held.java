package creditbank.recognise.account;

import creditbank.recognise.Conversions.Standing;
import creditbank.recognise.account.Worth.Ruled;
import creditbank.recognise.act.Redemption;
import creditbank.recognise.framework.Placement;
import creditbank.recognise.programme.Traits;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A live record of a learner with all that its credits depend on.
 *
 * @param key its natural key
 * @param redemptions that stand and whose achievement it has now, oldest first; a second one is of an achievement that became one with it later
 */
public record Held(
        Standing standing, UUID key, Traits traits, Placement placement, Worth worth, List<Redemption> redemptions) {
    public Held {
        redemptions = List.copyOf(redemptions);
    }

    /** Where its credits stand. */
    public enum Place {
        FREE,
        REDEEMED,
        EXPIRED,
        DISPUTED,
        /** A panel decided that it counts no more. */
        WITHDRAWN
    }

    public long recordId() {
        return standing.recordId();
    }

    /** Where its credits stand on a day. */
    public Place place(LocalDate day) {
        if (!redemptions.isEmpty()) {
            return Place.REDEEMED;
        }
        if (worth.ruled() == Ruled.DISPUTED || worth.ruled() == Ruled.WITHDRAWN) {
            return worth.ruled() == Ruled.DISPUTED ? Place.DISPUTED : Place.WITHDRAWN;
        }
        LocalDate expires = worth.expires();
        return expires != null && !day.isBefore(expires) ? Place.EXPIRED : Place.FREE;
    }

    /** The redemption that counts, null where there is none. */
    public @Nullable Redemption redemption() {
        return redemptions.isEmpty() ? null : redemptions.getFirst();
    }
}
