package creditbank.map.scale;

import creditbank.outcome.Scale;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A mapping's scale tables. At most one of a scale holds on a day.
 *
 * @param examples what must come out
 */
public record Scales(List<ScaleTable> tables, List<ScaleExample> examples) {
    /** Of a mapping that has none. */
    public static final Scales NONE = new Scales(List.of(), List.of());

    public Scales {
        tables = List.copyOf(tables);
        examples = List.copyOf(examples);
    }

    /** The table of a scale that holds on a day; null where there is none, or where the day is not known. */
    public @Nullable ScaleTable table(Scale scale, @Nullable LocalDate day) {
        if (day != null) {
            for (ScaleTable table : tables) {
                if (table.scale() == scale && table.span().holds(day)) {
                    return table;
                }
            }
        }
        return null;
    }

    /** Every example that does not come out as it says, as {@code file:line: message}. */
    public List<String> wrongExamples() {
        List<String> problems = new ArrayList<>();
        for (ScaleExample example : examples) {
            String found = example.outcome(table(example.scale(), example.on()));
            if (!Objects.equals(found, example.value())) {
                problems.add(example.place() + ": expected the value '" + example.value() + "', found '" + found + "'");
            }
        }
        return problems;
    }
}
