package creditbank.resolve.table;

import creditbank.resolve.model.ModelColumn;
import java.util.Arrays;
import java.util.List;

/**
 * The records of one run in the order of their ids' hashes, so that nothing can depend on the order in a file. Values are numbers into each column's
 * {@link Values}; columns of names share one, so that a given name can be told to equal a surname.
 */
public final class RecordTable {
    /** No value. */
    public static final int MISSING = -1;

    private final List<ModelColumn> columns;
    private final List<Values> pools;
    private final Values ids;
    private final int[] rows;
    private final int[] id;
    private final byte[] table;

    /**
     * Orders rows.
     *
     * @param rows one after another, each with one value number for each column
     * @param table of each row, the number of the file that it came from
     */
    RecordTable(List<ModelColumn> columns, List<Values> pools, Values ids, int[] rows, byte[] table) {
        this.columns = List.copyOf(columns);
        this.pools = List.copyOf(pools);
        this.ids = ids;
        this.id = order(ids);
        int width = columns.size();
        this.rows = new int[id.length * width];
        this.table = new byte[id.length];
        for (int i = 0; i < id.length; i++) {
            System.arraycopy(rows, id[i] * width, this.rows, i * width, width);
            this.table[i] = table[id[i]];
        }
    }

    public List<ModelColumn> columns() {
        return columns;
    }

    /** The distinct values of a column. */
    public Values values(int column) {
        return pools.get(column);
    }

    public int size() {
        return id.length;
    }

    /** A record's value, or {@link #MISSING}. */
    public int value(int record, int column) {
        return rows[record * columns.size() + column];
    }

    /** The number of the file that a record came from. */
    public int table(int record) {
        return table[record];
    }

    public String id(int record) {
        return ids.text(id[record]);
    }

    /** The record with an id, or -1. */
    public int find(String text) {
        int number = ids.find(text);
        for (int i = 0; number >= 0 && i < id.length; i++) {
            if (id[i] == number) {
                return i;
            }
        }
        return -1;
    }

    /** Ids by their hash; where two have the same, by their text. */
    private static int[] order(Values ids) {
        int n = ids.size();
        long[] keys = new long[n];
        int bits = 64 - Long.numberOfLeadingZeros(Math.max(1, n - 1));
        for (int i = 0; i < n; i++) {
            keys[i] = ids.hash(i) >>> (bits + 1) << bits | i;
        }
        Arrays.parallelSort(keys);
        int[] order = new int[n];
        long mask = (1L << bits) - 1;
        for (int from = 0, to; from < n; from = to) {
            for (to = from; to < n && keys[to] >>> bits == keys[from] >>> bits; to++) {
                order[to] = (int) (keys[to] & mask);
            }
            if (to - from > 1) {
                Integer[] ties = Arrays.stream(order, from, to).boxed().toArray(Integer[]::new);
                Arrays.sort(ties, (a, b) -> ids.text(a).compareTo(ids.text(b)));
                for (int i = from; i < to; i++) {
                    order[i] = ties[i - from];
                }
            }
        }
        return order;
    }
}
