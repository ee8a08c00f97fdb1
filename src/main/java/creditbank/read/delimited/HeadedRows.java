package creditbank.read.delimited;

import creditbank.finding.Code;
import creditbank.finding.Finding;
import creditbank.finding.Place;
import creditbank.read.DeliveryRefusedException;
import creditbank.read.SourceFile;
import creditbank.read.text.Inspection;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rows of any delimited table whose first line names its columns. The separator is the one of comma, tab, semicolon and bar that stands most often in
 * the first line; white space around a name or value does not count. A row with another number of fields than the header ends the reading.
 */
public final class HeadedRows implements Closeable {
    private static final int LONGEST_FIELD = 1 << 20;
    private static final String SEPARATORS = ",\t;|";
    private static final int HEAD = 1 << 16;

    private final String file;
    private final CsvReader<CsvRecord> reader;
    private final CloseableIterator<CsvRecord> records;
    private final List<String> header;
    private long line;

    private HeadedRows(String file, InputStream in, Inspection inspection, char separator) {
        this.file = file;
        this.reader = CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(true)
                .trimWhitespacesAroundQuotes(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .maxBufferSize(LONGEST_FIELD)
                .ofCsvRecord(new InputStreamReader(in, Inspection.strictDecoder(inspection.charset())));
        this.records = reader.iterator();
        CsvRecord first = record();
        if (first == null) {
            throw refused(1, "an empty file", "a first line with the names of the columns");
        }
        this.header = first.getFields().stream().map(String::strip).toList();
    }

    /**
     * Opens a file and reads its first line.
     *
     * @throws DeliveryRefusedException if there is none, a column stands twice, or the bytes are no text
     */
    public static HeadedRows open(Path path) throws IOException {
        SourceFile file = new LocalFile(path);
        Inspection inspection = Inspection.of(file, null);
        InputStream in = file.open();
        try {
            char separator = separator(file, inspection);
            in.skipNBytes(inspection.mark());
            HeadedRows rows = new HeadedRows(file.name(), in, inspection, separator);
            Set<String> seen = new HashSet<>();
            for (String name : rows.header) {
                if (!seen.add(name)) {
                    throw rows.refused(1, "the column '" + name + "' twice", "each column once");
                }
            }
            return rows;
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    /** The names in the first line. */
    public List<String> header() {
        return header;
    }

    /** The line at which the latest row began. */
    public long line() {
        return line;
    }

    /** The next row's values in the order of the header, or null at the end. */
    public String @Nullable [] next() throws IOException {
        CsvRecord record;
        try {
            record = record();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        if (record == null) {
            return null;
        }
        line = record.getStartingLineNumber();
        int count = record.getFieldCount();
        if (count != header.size()) {
            throw refused(line, count + " fields", header.size() + " fields");
        }
        String[] values = new String[count];
        for (int i = 0; i < count; i++) {
            values[i] = record.getField(i).strip();
        }
        return values;
    }

    private @Nullable CsvRecord record() {
        try {
            return records.hasNext() ? records.next() : null;
        } catch (CsvParseException e) {
            throw refused(
                    line + 1,
                    "a quote that is not closed, or text after a closing quote, in this row or a later one",
                    "delimited text after RFC 4180");
        }
    }

    private DeliveryRefusedException refused(long at, String found, String expected) {
        return new DeliveryRefusedException(
                new Finding(Code.DELIVERY_UNREADABLE, new Place(file, at), "", found, expected));
    }

    private static char separator(SourceFile file, Inspection inspection) throws IOException {
        byte[] head;
        try (InputStream in = file.open()) {
            in.skipNBytes(inspection.mark());
            head = in.readNBytes(HEAD);
        }
        String first =
                new String(head, inspection.charset()).lines().findFirst().orElse("");
        char best = ',';
        long most = 0;
        for (int i = 0; i < SEPARATORS.length(); i++) {
            char separator = SEPARATORS.charAt(i);
            long count = first.chars().filter(c -> c == separator).count();
            if (count > most) {
                most = count;
                best = separator;
            }
        }
        return best;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    /** A file outside any delivery. */
    private record LocalFile(Path path) implements SourceFile {
        @Override
        public String name() {
            return String.valueOf(path.getFileName());
        }

        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(path);
        }
    }
}
