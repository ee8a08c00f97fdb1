package creditbank.resolve.table;

import creditbank.read.delimited.HeadedRows;
import creditbank.resolve.model.ColumnType;
import creditbank.resolve.model.MatchModel;
import creditbank.resolve.model.ModelColumn;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Reads the tables of a run, one after another, into one {@link RecordTable}. */
public final class TableReader {
    private static final int MOST_KNOWN = 1 << 15;
    private static final int TELL_EVERY = 1 << 20;

    private final MatchModel model;
    private final Consumer<String> progress;
    private final List<Values> pools = new ArrayList<>();
    private final List<Map<String, Integer>> known = new ArrayList<>();
    private final Values ids = new Values();
    private final int width;
    private int[] rows = new int[1 << 10];
    private byte[] table = new byte[1 << 8];

    private TableReader(MatchModel model, Consumer<String> progress) {
        this.model = model;
        this.progress = progress;
        this.width = model.columns().size();
        Values names = new Values();
        for (ModelColumn column : model.columns()) {
            pools.add(column.type() == ColumnType.NAME ? names : new Values());
            known.add(new HashMap<>());
        }
    }

    /**
     * Reads files.
     *
     * @throws IllegalArgumentException if a column of the model is absent, or a record's id is empty or stands twice
     */
    public static RecordTable read(MatchModel model, List<Path> files, Consumer<String> progress) throws IOException {
        TableReader reader = new TableReader(model, progress);
        for (int i = 0; i < files.size(); i++) {
            reader.read(files.get(i), (byte) i);
        }
        int n = reader.ids.size();
        return new RecordTable(
                model.columns(),
                reader.pools,
                reader.ids,
                Arrays.copyOf(reader.rows, n * reader.width),
                Arrays.copyOf(reader.table, n));
    }

    /** Records that stand in no file, by the names of the model's columns; their ids are their numbers from 0. */
    public static RecordTable of(MatchModel model, List<Map<String, String>> rows) {
        TableReader reader = new TableReader(model, text -> {});
        int[] values = new int[rows.size() * reader.width];
        for (int i = 0; i < rows.size(); i++) {
            reader.ids.add(String.valueOf(i));
            for (int column = 0; column < reader.width; column++) {
                ModelColumn own = model.columns().get(column);
                String folded = FoldedValue.of(rows.get(i).getOrDefault(own.name(), ""), own);
                values[i * reader.width + column] = folded.isEmpty()
                        ? RecordTable.MISSING
                        : reader.pools.get(column).add(folded);
            }
        }
        return new RecordTable(model.columns(), reader.pools, reader.ids, values, new byte[rows.size()]);
    }

    private void read(Path file, byte number) throws IOException {
        try (HeadedRows in = HeadedRows.open(file)) {
            int id = place(file, in.header(), List.of(model.record()), "record");
            int[][] places = new int[width][];
            for (int column = 0; column < width; column++) {
                places[column] = places(file, in.header(), model.columns().get(column));
            }
            for (String[] row = in.next(); row != null; row = in.next()) {
                add(file, in.line(), row[id], number);
                for (int column = 0; column < width; column++) {
                    rows[(ids.size() - 1) * width + column] = value(column, row, places[column]);
                }
            }
        }
    }

    private void add(Path file, long line, String id, byte number) {
        int n = ids.size();
        if (id.isEmpty() || ids.add(id) < n) {
            throw new IllegalArgumentException(file.getFileName() + ":" + line + ": the column '" + model.record()
                    + "' " + (id.isEmpty() ? "is empty" : "holds a record id that stands in another row or table too")
                    + "; expected an id of its own for each record of all tables");
        }
        if ((n + 1) * (long) width > rows.length) {
            rows = Arrays.copyOf(rows, Math.toIntExact(Math.max((n + 1L) * width, rows.length * 3L / 2)));
        }
        if (n == table.length) {
            table = Arrays.copyOf(table, n * 2);
        }
        table[n] = number;
        if ((n + 1) % TELL_EVERY == 0) {
            progress.accept((n + 1) + " records read");
        }
    }

    private int value(int column, String[] row, int[] places) {
        String text = row[places[0]];
        if (places.length > 1) {
            StringBuilder joined = new StringBuilder(text);
            for (int i = 1; i < places.length; i++) {
                joined.append(' ').append(row[places[i]]);
            }
            text = joined.toString();
        }
        Map<String, Integer> seen = known.get(column);
        Integer value = seen.get(text);
        if (value == null) {
            String folded = FoldedValue.of(text, model.columns().get(column));
            value = folded.isEmpty() ? RecordTable.MISSING : pools.get(column).add(folded);
            if (seen.size() < MOST_KNOWN) {
                seen.put(text, value);
            }
        }
        return value;
    }

    private static int[] places(Path file, List<String> header, ModelColumn column) {
        return column.join().isEmpty()
                ? new int[] {place(file, header, column.headers(), column.name())}
                : column.join().stream()
                        .mapToInt(name -> place(file, header, List.of(name), column.name()))
                        .toArray();
    }

    private static int place(Path file, List<String> header, List<String> names, String column) {
        for (String name : names) {
            if (header.contains(name)) {
                return header.indexOf(name);
            }
        }
        throw new IllegalArgumentException(file.getFileName() + ":1: the model's column '" + column + "' needs "
                + String.join(" or ", names) + ", found " + String.join(", ", header));
    }
}
