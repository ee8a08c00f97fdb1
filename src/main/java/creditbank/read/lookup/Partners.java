package creditbank.read.lookup;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rows of the lookup tables by their key. Of several rows with one key the last one counts. */
public interface Partners extends AutoCloseable {

    /** Where rows come from while a table is loaded. */
    @FunctionalInterface
    interface Source {
        /** The next row, its key first and then its values; null at the end. */
        @Nullable
        Partner next() throws IOException;
    }

    /** A row that others point at. */
    record Partner(String key, List<@Nullable String> values) {}

    /** Takes all rows of a lookup table; once for each number, before anything is looked up. Returns how many. */
    long load(int table, Source rows) throws IOException;

    /** The rows of those keys that exist. */
    Map<String, List<@Nullable String>> find(int table, Set<String> keys);

    /** Forgets all rows. */
    @Override
    void close();
}
