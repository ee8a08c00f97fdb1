package creditbank.resolve.table;

import creditbank.resolve.model.ColumnType;
import creditbank.resolve.model.MatchModel;
import creditbank.resolve.model.ModelColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Makes a table of records that stand in no file. */
public final class TableBuilder {
    private final MatchModel model;
    private final List<Values> pools = new ArrayList<>();
    private final Values ids = new Values();
    private final int width;
    private int[] rows;

    public TableBuilder(MatchModel model) {
        this.model = model;
        this.width = model.columns().size();
        this.rows = new int[width << 8];
        Values names = new Values();
        for (ModelColumn column : model.columns()) {
            pools.add(column.type() == ColumnType.NAME ? names : new Values());
        }
    }

    /**
     * Adds a record.
     *
     * @param id of its own among the table's records
     * @param values by the names of the model's columns; what is absent is missing
     */
    public void add(String id, Map<String, String> values) {
        int record = ids.size();
        if (ids.add(id) < record) {
            throw new IllegalArgumentException("the record '" + id + "' stands twice");
        }
        if ((record + 1) * width > rows.length) {
            rows = Arrays.copyOf(rows, rows.length * 2);
        }
        for (int column = 0; column < width; column++) {
            ModelColumn shape = model.columns().get(column);
            String folded = FoldedValue.of(values.getOrDefault(shape.name(), ""), shape);
            rows[record * width + column] =
                    folded.isEmpty() ? RecordTable.MISSING : pools.get(column).add(folded);
        }
    }

    public int size() {
        return ids.size();
    }

    public RecordTable build() {
        return new RecordTable(
                model.columns(), pools, ids, Arrays.copyOf(rows, ids.size() * width), new byte[ids.size()]);
    }
}
