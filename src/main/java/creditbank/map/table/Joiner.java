package creditbank.map.table;

import creditbank.finding.Code;
import creditbank.finding.Finding;
import creditbank.finding.Place;
import creditbank.map.expression.ColumnRef;
import creditbank.map.expression.Evaluation;
import creditbank.read.lookup.Partners;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Joins a page of rows with the lookups, each lookup in turn for the whole page, since one may point on from another. */
public final class Joiner {

    /** A row of the page with room for what is joined, and what was not found. */
    public static final class Joined {
        public final Place place;
        public final String raw;
        public final @Nullable String[] slots;
        public List<Finding> missing = List.of();

        public Joined(Place place, String raw, @Nullable String[] slots) {
            this.place = place;
            this.raw = raw;
            this.slots = slots;
        }
    }

    private final List<Lookup> lookups;
    private final Partners partners;

    public Joiner(List<Lookup> lookups, Partners partners) {
        this.lookups = lookups;
        this.partners = partners;
    }

    public void join(List<Joined> page) {
        for (int number = 0; number < lookups.size(); number++) {
            Lookup lookup = lookups.get(number);
            int by = lookup.by().slot();
            Set<String> keys = new HashSet<>();
            for (Joined row : page) {
                String key = row.slots[by];
                if (key != null && !key.isBlank()) {
                    keys.add(key);
                }
            }
            Map<String, List<@Nullable String>> found = keys.isEmpty() ? Map.of() : partners.find(number, keys);
            for (Joined row : page) {
                fill(lookup, row, found);
            }
        }
    }

    private void fill(Lookup lookup, Joined row, Map<String, List<@Nullable String>> found) {
        String key = row.slots[lookup.by().slot()];
        List<@Nullable String> values = key == null ? null : found.get(key);
        if (values != null) {
            for (int i = 0; i < values.size(); i++) {
                row.slots[lookup.slots().get(i)] = values.get(i);
            }
        } else if (!lookup.optional() && pointsFromThere(lookup.by(), row)) {
            if (row.missing.isEmpty()) {
                row.missing = new ArrayList<>(1);
            }
            row.missing.add(missing(lookup, row.place, key == null ? "" : key));
        }
    }

    /** Whether the pointing row itself was found: of a broken chain only the first gap is told. */
    private boolean pointsFromThere(ColumnRef by, Joined row) {
        int dot = by.name().indexOf('.');
        String alias = dot < 0 ? "" : by.name().substring(0, dot);
        for (Lookup lookup : lookups) {
            if (lookup.alias().equals(alias) && lookup.slots().contains(by.slot())) {
                return lookup.slots().stream().anyMatch(slot -> row.slots[slot] != null);
            }
        }
        return true;
    }

    private static Finding missing(Lookup lookup, Place place, String key) {
        String table = lookup.table().entry() == null
                ? lookup.table().name()
                : lookup.table().entry();
        String expected = "the " + lookup.table().columns().get(lookup.key()).name() + " of a row in " + table;
        Evaluation row = new Evaluation(place, new @Nullable String[0]);
        row.wrong(Code.ROW_LOOKUP_MISSING, lookup.by().name(), lookup.by().privacy(), key, expected);
        return row.findings().getFirst();
    }
}
