package creditbank.read.lookup;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lookup rows in memory: for a mapping's examples and for a sender's check at home. */
public final class InlinePartners implements Partners {
    private final Map<Integer, Map<String, List<@Nullable String>>> tables = new HashMap<>();

    @Override
    public long load(int table, Source rows) throws IOException {
        Map<String, List<@Nullable String>> loaded = tables.computeIfAbsent(table, number -> new HashMap<>());
        long count = 0;
        for (Partner row = rows.next(); row != null; row = rows.next()) {
            loaded.put(row.key(), row.values());
            count++;
        }
        return count;
    }

    @Override
    public Map<String, List<@Nullable String>> find(int table, Set<String> keys) {
        Map<String, List<@Nullable String>> loaded = tables.getOrDefault(table, Map.of());
        Map<String, List<@Nullable String>> found = new HashMap<>();
        for (String key : keys) {
            @Nullable List<@Nullable String> values = loaded.get(key);
            if (values != null) {
                found.put(key, values);
            }
        }
        return found;
    }

    @Override
    public void close() {
        tables.clear();
    }
}
