package creditbank.map.expression;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether something is so in a row. Spaces around a value do not count. */
public sealed interface Condition {

    boolean holds(Evaluation row);

    /** The column has one of these texts; the empty text stands for an absent value. */
    record Equal(ColumnRef column, Set<String> texts) implements Condition {
        @Override
        public boolean holds(Evaluation row) {
            return texts.contains(text(row, column));
        }
    }

    /** The column begins with one of these texts. */
    record StartsWith(ColumnRef column, Set<String> texts) implements Condition {
        @Override
        public boolean holds(Evaluation row) {
            String value = text(row, column);
            return texts.stream().anyMatch(value::startsWith);
        }
    }

    /** The column ends with one of these texts. */
    record EndsWith(ColumnRef column, Set<String> texts) implements Condition {
        @Override
        public boolean holds(Evaluation row) {
            String value = text(row, column);
            return texts.stream().anyMatch(value::endsWith);
        }
    }

    /** The column has a value. */
    record NotEmpty(ColumnRef column) implements Condition {
        @Override
        public boolean holds(Evaluation row) {
            return row.value(column) != null;
        }
    }

    /** The column is a number, such as 59 or 59.5. */
    record Numeric(ColumnRef column) implements Condition {
        @Override
        public boolean holds(Evaluation row) {
            String value = text(row, column);
            return !value.isEmpty() && value.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.');
        }
    }

    /** All of these hold. */
    record All(List<Condition> of) implements Condition {
        @Override
        public boolean holds(Evaluation row) {
            return of.stream().allMatch(condition -> condition.holds(row));
        }
    }

    /** One of these holds at least. */
    record Any(List<Condition> of) implements Condition {
        @Override
        public boolean holds(Evaluation row) {
            return of.stream().anyMatch(condition -> condition.holds(row));
        }
    }

    /** This does not hold. */
    record Not(Condition of) implements Condition {
        @Override
        public boolean holds(Evaluation row) {
            return !of.holds(row);
        }
    }

    private static String text(Evaluation row, ColumnRef column) {
        @Nullable String value = row.value(column);
        return value == null ? "" : value.strip();
    }
}
