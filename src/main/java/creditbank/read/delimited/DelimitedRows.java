package creditbank.read.delimited;

import creditbank.finding.Code;
import creditbank.finding.Finding;
import creditbank.finding.Place;
import creditbank.read.Column;
import creditbank.read.DeliveryRefusedException;
import creditbank.read.Format;
import creditbank.read.Row;
import creditbank.read.Rows;
import creditbank.read.SourceFile;
import creditbank.read.Table;
import creditbank.read.text.Inspection;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of delimited text. The header is exact; a row with another number of fields is broken alone; a broken quote ends the file, since no row can be told after it. */
public final class DelimitedRows implements Rows {
    private static final int LONGEST_FIELD = 1 << 20;

    private final String file;
    private final char separator;
    private final int columns;
    private final CsvReader<CsvRecord> reader;
    private final CloseableIterator<CsvRecord> records;
    private final StringBuilder raw = new StringBuilder();
    private long line = 1;

    private DelimitedRows(SourceFile file, Table table, char separator, InputStream in, Inspection inspection) {
        this.file = file.name();
        this.separator = separator;
        this.columns = table.columns().size();
        this.reader = CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .maxBufferSize(LONGEST_FIELD)
                .ofCsvRecord(new InputStreamReader(in, Inspection.strictDecoder(inspection.charset())));
        this.records = reader.iterator();
    }

    /**
     * Opens a file and checks its header.
     *
     * @throws DeliveryRefusedException with {@code delivery.header} and every column that is wrong
     */
    public static DelimitedRows open(SourceFile file, Table table, Format.Delimited format, Inspection inspection)
            throws IOException {
        InputStream in = file.open();
        try {
            in.skipNBytes(inspection.mark());
            DelimitedRows rows = new DelimitedRows(file, table, format.separator(), in, inspection);
            CsvRecord header = rows.nextRecord();
            List<String> expected = table.columns().stream().map(Column::name).toList();
            List<Finding> wrong =
                    Header.compare(file.name(), header == null ? List.of() : header.getFields(), expected);
            if (!wrong.isEmpty()) {
                throw new DeliveryRefusedException(wrong);
            }
            return rows;
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    @Override
    public @Nullable Row next() throws IOException {
        CsvRecord record = nextRecord();
        if (record == null) {
            return null;
        }
        int count = record.getFieldCount();
        @Nullable String[] values = new @Nullable String[count];
        for (int i = 0; i < count; i++) {
            values[i] = record.getField(i);
        }
        Place place = new Place(file, record.getStartingLineNumber());
        if (count != columns) {
            String fields = Integer.toString(count);
            return new Row.Broken(
                    place,
                    text(record),
                    new Finding(Code.ROW_FIELD_COUNT, place, "", fields + " fields", columns + " fields"));
        }
        return new Row.Whole(place, text(record), Collections.singletonList(values));
    }

    private @Nullable CsvRecord nextRecord() throws IOException {
        try {
            if (!records.hasNext()) {
                return null;
            }
            CsvRecord record = records.next();
            line = record.getStartingLineNumber() + 1;
            return record;
        } catch (CsvParseException e) {
            String wrong = String.valueOf(e.getMessage()).contains("maximum buffer size")
                    ? "a field longer than " + LONGEST_FIELD + " characters, perhaps behind a quote that is not closed"
                    : "a quote that is not closed, or text after a closing quote, in this row or a later one";
            throw new DeliveryRefusedException(new Finding(
                    Code.DELIVERY_UNREADABLE, new Place(file, line), "", wrong, "delimited text after RFC 4180"));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** The row written again, quoted only where it must be. */
    private String text(CsvRecord record) {
        raw.setLength(0);
        for (int i = 0; i < record.getFieldCount(); i++) {
            if (i > 0) {
                raw.append(separator);
            }
            append(record.getField(i));
        }
        return raw.toString();
    }

    private void append(String field) {
        if (field.indexOf('"') < 0
                && field.indexOf(separator) < 0
                && field.indexOf('\n') < 0
                && field.indexOf('\r') < 0) {
            raw.append(field);
        } else {
            raw.append('"').append(field.replace("\"", "\"\"")).append('"');
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
