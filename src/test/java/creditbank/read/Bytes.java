package creditbank.read;

import creditbank.finding.Finding;
import creditbank.outcome.Privacy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A file in memory, and what tests ask of its rows. */
public final class Bytes implements SourceFile {
    private final String name;
    private final byte[] content;

    public Bytes(String name, byte[] content) {
        this.name = name;
        this.content = content.clone();
    }

    @Override
    public String name() {
        return name;
    }

    public static Bytes of(String name, String charset, String text) {
        return new Bytes(name, text.getBytes(Charset.forName(charset)));
    }

    public static Bytes utf8(String name, String text) {
        return new Bytes(name, text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public InputStream open() {
        return new ByteArrayInputStream(content);
    }

    public static Table table(Format format, String... columns) {
        List<Column> list = Arrays.stream(columns)
                .map(column -> new Column(column, Privacy.PUBLIC))
                .toList();
        return new Table("t", "t", null, format, list, null, null);
    }

    /** Every row on a line of its own: {@code place [values]} for each item, or {@code place !finding | raw}. */
    public static List<String> lines(Rows rows) throws IOException {
        List<String> lines = new ArrayList<>();
        try (rows) {
            for (Row row = rows.next(); row != null; row = rows.next()) {
                switch (row) {
                    case Row.Whole whole ->
                        whole.items().forEach(item -> lines.add(whole.place() + " " + Arrays.toString(item)));
                    case Row.Broken broken -> {
                        Finding finding = broken.finding();
                        lines.add(broken.place() + " !" + finding.code().id() + " " + finding.value() + ", expected "
                                + finding.expected() + " | " + broken.raw());
                    }
                }
            }
        }
        return lines;
    }
}
