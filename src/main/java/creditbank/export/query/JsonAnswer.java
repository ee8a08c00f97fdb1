package creditbank.export.query;

import creditbank.export.published.JsonText;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A JSON array with an object for each row. */
final class JsonAnswer implements Answer {
    private final Appendable out;
    private List<String> names = List.of();
    private List<Boolean> bare = List.of();
    private String comma = "\n";

    JsonAnswer(Appendable out) {
        this.out = out;
    }

    @Override
    public void begin(List<String> names, List<Boolean> bare) throws IOException {
        this.names = names;
        this.bare = bare;
        out.append("[");
    }

    @Override
    public void row(List<@Nullable String> values) throws IOException {
        out.append(comma).append("{");
        for (int i = 0; i < names.size(); i++) {
            out.append(i == 0 ? "" : ",").append(JsonText.quote(names.get(i))).append(":");
            out.append(value(values.get(i), bare.get(i)));
        }
        out.append("}");
        comma = ",\n";
    }

    @Override
    public void end() throws IOException {
        out.append("\n]\n");
    }

    private static String value(@Nullable String value, boolean number) {
        if (value == null) {
            return "null";
        }
        boolean finite = number && !value.endsWith("NaN") && !value.endsWith("Infinity");
        return finite ? value : JsonText.quote(value);
    }
}
