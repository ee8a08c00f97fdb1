package creditbank.credit.same;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Chooses the key under which a group's record stands: of the members' keys, and of keys under which members stand now and that nobody else uses, the one with
 * the oldest live record, else with the oldest record, else the lowest. So a record keeps its number when a source joins it, and when the source leaves whose
 * key it was.
 */
final class Leads {
    private static final Comparator<Name> BEST = Comparator.comparingInt(
                    (Name name) -> name.live ? 0 : name.recordId == 0 ? 2 : 1)
            .thenComparingLong(Name::recordId)
            .thenComparing(Name::key, Entry.KEYS);

    private Leads() {}

    /**
     * A key and the record that stands under it.
     *
     * @param recordId 0 where there is none
     */
    record Name(UUID key, long recordId, boolean live) {}

    /**
     * The leads of keys that are not leads themselves.
     *
     * @param own every live key with its record
     * @param former the keys under which keys stand now, where these are others
     */
    static Map<UUID, UUID> of(List<Set<UUID>> groups, Map<UUID, Name> own, Map<UUID, Name> former) {
        Map<UUID, UUID> leads = new HashMap<>();
        Set<UUID> taken = new HashSet<>(own.keySet());
        for (Set<UUID> group : groups) {
            List<Name> names = new ArrayList<>();
            for (UUID key : group) {
                names.add(own.getOrDefault(key, new Name(key, 0, false)));
                Name name = former.get(key);
                if (name != null && !taken.contains(name.key) && name.live) {
                    names.add(name);
                }
            }
            UUID lead = names.stream().min(BEST).orElseThrow().key();
            taken.add(lead);
            group.stream().filter(key -> !key.equals(lead)).forEach(key -> leads.put(key, lead));
        }
        return leads;
    }
}
