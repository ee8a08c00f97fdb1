package creditbank.map.table;

import creditbank.map.expression.ColumnRef;
import creditbank.map.expression.Scope;
import creditbank.read.Column;
import creditbank.read.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lays out a joined row while a mapping is read: the driver's columns, then those columns of the lookups that somebody names, {@code alias.column}. */
public final class Joins implements Scope {

    private record Join(
            String alias, Table table, ColumnRef by, int key, boolean optional, Map<Integer, Integer> slots) {}

    private final Table driver;
    private final Map<String, Join> joins = new LinkedHashMap<>();
    private int slots;

    public Joins(Table driver) {
        this.driver = driver;
        this.slots = driver.columns().size();
    }

    /** A lookup can point on from those that stand before it. */
    public void add(String alias, Table table, ColumnRef by, int key, boolean optional) {
        joins.put(alias, new Join(alias, table, by, key, optional, new LinkedHashMap<>()));
    }

    @Override
    public @Nullable ColumnRef column(String name) {
        int index = indexOf(driver, name);
        if (index >= 0) {
            return new ColumnRef(index, name, driver.columns().get(index).privacy());
        }
        int dot = name.indexOf('.');
        Join join = dot < 0 ? null : joins.get(name.substring(0, dot));
        int column = join == null ? -1 : indexOf(join.table, name.substring(dot + 1));
        if (join == null || column < 0) {
            return null;
        }
        int slot = join.slots.computeIfAbsent(column, any -> slots++);
        return new ColumnRef(slot, name, join.table.columns().get(column).privacy());
    }

    @Nullable
    public Table table(String alias) {
        Join join = joins.get(alias);
        return join == null ? null : join.table;
    }

    public static int indexOf(Table table, String column) {
        List<Column> columns = table.columns();
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(column)) {
                return i;
            }
        }
        return -1;
    }

    /** The names of the lookups. */
    public List<String> aliases() {
        return List.copyOf(joins.keySet());
    }

    @Override
    public String columns() {
        return joins.isEmpty()
                ? "a column of table '" + driver.name() + "'"
                : "a column of table '" + driver.name() + "', or one of " + String.join(", ", joins.keySet())
                        + " with a dot and its column";
    }

    /** Whether a lookup joins this table. */
    public boolean uses(Table table) {
        return joins.values().stream().anyMatch(join -> join.table.name().equals(table.name()));
    }

    public List<String> unused() {
        return joins.values().stream()
                .filter(join -> join.slots.isEmpty())
                .map(Join::alias)
                .toList();
    }

    public List<Lookup> lookups() {
        List<Lookup> lookups = new ArrayList<>();
        for (Join join : joins.values()) {
            lookups.add(new Lookup(
                    join.alias,
                    join.table,
                    join.by,
                    join.key,
                    List.copyOf(join.slots.keySet()),
                    List.copyOf(join.slots.values()),
                    join.optional));
        }
        return lookups;
    }

    public int slots() {
        return slots;
    }
}
