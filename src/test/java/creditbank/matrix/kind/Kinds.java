package creditbank.matrix.kind;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** All kinds, in the order in which they are run. */
public final class Kinds {
    private static final Map<String, Supplier<Kind>> ALL = new LinkedHashMap<>();

    static {
        ALL.put("steps", Steps::new);
        ALL.put("commits", Commits::new);
        ALL.put("random", RandomKills::new);
        ALL.put("postgres", PostgresKills::new);
        ALL.put("backends", Backends::new);
        ALL.put("asleep", Asleep::new);
        ALL.put("operators", Operators::new);
        ALL.put("nodes", Nodes::new);
        ALL.put("disk", FullDisk::new);
        ALL.put("network", Network::new);
        ALL.put("files", BrokenFiles::new);
        ALL.put("clock", WrongClock::new);
    }

    /** Their names. */
    public static final List<String> NAMES = List.copyOf(ALL.keySet());

    private Kinds() {}

    /**
     * The kind of a name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Kind of(String name) {
        Supplier<Kind> kind = ALL.get(name);
        if (kind == null) {
            throw new IllegalArgumentException("--kind " + name + ": expected one of " + NAMES);
        }
        return kind.get();
    }
}
