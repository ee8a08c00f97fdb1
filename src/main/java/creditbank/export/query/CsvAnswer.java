package creditbank.export.query;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** CSV as RFC 4180 has it, with a header; an absent value is an empty field, an empty text is a quoted one. */
final class CsvAnswer implements Answer {
    private final Appendable out;

    CsvAnswer(Appendable out) {
        this.out = out;
    }

    @Override
    public void begin(List<String> names, List<Boolean> bare) throws IOException {
        row(List.copyOf(names));
    }

    @Override
    public void row(List<@Nullable String> values) throws IOException {
        String comma = "";
        for (String value : values) {
            out.append(comma).append(value == null ? "" : field(value));
            comma = ",";
        }
        out.append("\r\n");
    }

    @Override
    public void end() {}

    private static String field(String value) {
        boolean plain =
                !value.isEmpty() && value.chars().noneMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r');
        return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
    }
}
