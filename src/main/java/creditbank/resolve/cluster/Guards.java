package creditbank.resolve.cluster;

import creditbank.resolve.model.ColumnType;
import creditbank.resolve.model.Policy;
import creditbank.resolve.model.Policy.Tables;
import creditbank.resolve.table.FoldedValue;
import creditbank.resolve.table.Profiles;
import creditbank.resolve.table.RecordTable;
import java.util.Arrays;
import java.util.List;

/**
 * What an entity can be, checked for whole clusters and not for pairs: one value of each exclusive identifier, where two tables are one to one at most one
 * record of each, and no more records than the policy allows.
 */
final class Guards {
    private final int[][] exclusive;
    private final long[] tables;
    private final int[] records;
    private final boolean oneToOne;
    private final int most;

    Guards(Policy policy, RecordTable table, Profiles profiles) {
        int n = profiles.size();
        most = policy.mostRecords();
        records = new int[n];
        tables = new long[n];
        boolean several = false;
        for (int i = 0; i < n; i++) {
            records[i] = 1;
            tables[i] = 1L << table.table(profiles.first(i));
            several |= table.table(profiles.first(i)) > 0;
        }
        oneToOne = several && policy.tables() == Tables.ONE_TO_ONE;
        exclusive = policy.exclusive().stream()
                .map(column -> values(column, table, profiles))
                .toArray(int[][]::new);
    }

    private static int[] values(int column, RecordTable table, Profiles profiles) {
        boolean checked = table.columns().get(column).type() == ColumnType.RESIDENT_ID;
        int[] values = new int[profiles.size()];
        for (int i = 0; i < values.length; i++) {
            int value = profiles.value(i, column);
            boolean counts = value != RecordTable.MISSING
                    && (!checked
                            || FoldedValue.isResidentId(table.values(column).text(value)));
            values[i] = counts ? value : RecordTable.MISSING;
        }
        return values;
    }

    /** Why two clusters, named by their roots, must stay apart, or {@link Refusal#NONE}. */
    Refusal check(int a, int b) {
        if (oneToOne && (tables[a] & tables[b]) != 0) {
            return Refusal.SAME_TABLE;
        }
        List<int[]> all = Arrays.asList(exclusive);
        if (all.stream().anyMatch(own -> own[a] >= 0 && own[b] >= 0 && own[a] != own[b])) {
            return Refusal.IDENTIFIER;
        }
        return records[a] + records[b] > most ? Refusal.SIZE : Refusal.NONE;
    }

    /** The cluster of {@code b} became part of that of {@code a}. */
    void merge(int a, int b) {
        records[a] += records[b];
        tables[a] |= tables[b];
        for (int[] own : exclusive) {
            own[a] = own[a] >= 0 ? own[a] : own[b];
        }
    }

    int records(int root) {
        return records[root];
    }
}
