package creditbank.map.expression;

import creditbank.finding.Code;
import creditbank.outcome.Privacy;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where a value comes from. Blank is absent, in and out. */
public sealed interface Expression {

    /** The row's value; null where it has none, or where it is wrong and that has been noted. */
    @Nullable
    String value(Evaluation row);

    /** Names every column that may reach the value. */
    void columns(Consumer<ColumnRef> seen);

    /** Names every text that stands in the mapping and may be the whole value. */
    default void literals(Consumer<String> seen) {
        // most values come from columns
    }

    /** The text of a column as sent. */
    record From(ColumnRef column) implements Expression {
        @Override
        public @Nullable String value(Evaluation row) {
            return row.value(column);
        }

        @Override
        public void columns(Consumer<ColumnRef> seen) {
            seen.accept(column);
        }
    }

    /** Always the same text. */
    record Constant(String text) implements Expression {
        @Override
        public @Nullable String value(Evaluation row) {
            return text;
        }

        @Override
        public void columns(Consumer<ColumnRef> seen) {
            // a constant comes from no column
        }

        @Override
        public void literals(Consumer<String> seen) {
            seen.accept(text);
        }
    }

    /**
     * Another text by a table of codes; spaces around the code do not count, and the empty code stands for an absent value.
     *
     * @param otherwise for every other code; null makes it {@code value.code-unknown}, empty makes it absent
     */
    record Coded(
            Expression of,
            Map<String, String> codes,
            @Nullable String otherwise) implements Expression {
        @Override
        public @Nullable String value(Evaluation row) {
            String sent = of.value(row);
            String code = sent == null ? "" : sent.strip();
            String text = codes.get(code);
            if (text != null || code.isEmpty()) {
                return text == null || text.isEmpty() ? null : text;
            }
            if (otherwise == null) {
                ColumnRef column = firstColumn(of);
                row.wrong(
                        Code.VALUE_CODE_UNKNOWN,
                        column.name(),
                        column.privacy(),
                        code,
                        "one of " + String.join(", ", codes.keySet()));
            }
            return otherwise == null || otherwise.isEmpty() ? null : otherwise;
        }

        @Override
        public void columns(Consumer<ColumnRef> seen) {
            of.columns(seen);
        }

        @Override
        public void literals(Consumer<String> seen) {
            codes.values().forEach(seen);
            if (otherwise != null) {
                seen.accept(otherwise);
            }
        }
    }

    /** The first value that is there. */
    record First(List<Expression> of) implements Expression {
        @Override
        public @Nullable String value(Evaluation row) {
            for (Expression expression : of) {
                String value = expression.value(row);
                if (value != null) {
                    return value;
                }
            }
            return null;
        }

        @Override
        public void columns(Consumer<ColumnRef> seen) {
            of.forEach(expression -> expression.columns(seen));
        }

        @Override
        public void literals(Consumer<String> seen) {
            of.forEach(expression -> expression.literals(seen));
        }
    }

    /** All values that are there, one after another. */
    record Joined(List<Expression> of, String between) implements Expression {
        @Override
        public @Nullable String value(Evaluation row) {
            StringBuilder text = new StringBuilder();
            for (Expression expression : of) {
                String value = expression.value(row);
                if (value != null) {
                    text.append(text.isEmpty() ? "" : between).append(value);
                }
            }
            return text.isEmpty() ? null : text.toString();
        }

        @Override
        public void columns(Consumer<ColumnRef> seen) {
            of.forEach(expression -> expression.columns(seen));
        }
    }

    /** Family and given name as one: 王 and 小明 are 王小明, and Smith and Anna, both in Latin letters, are Anna Smith. */
    record FullName(Expression family, Expression given) implements Expression {
        @Override
        public @Nullable String value(Evaluation row) {
            String first = family.value(row);
            String second = given.value(row);
            if (first == null || second == null) {
                return first == null ? second : first;
            }
            return latin(first) && latin(second) ? second + " " + first : first + second;
        }

        private static boolean latin(String name) {
            return name.codePoints()
                    .filter(Character::isLetter)
                    .allMatch(letter -> Character.UnicodeScript.of(letter) == Character.UnicodeScript.LATIN);
        }

        @Override
        public void columns(Consumer<ColumnRef> seen) {
            family.columns(seen);
            given.columns(seen);
        }
    }

    /** The value behind a tag in a list such as {@code {residentId:11010119900307201X},{card:17}}. */
    record Tagged(Expression of, String tag) implements Expression {
        @Override
        public @Nullable String value(Evaluation row) {
            String list = of.value(row);
            String begin = "{" + tag + ":";
            int at = list == null ? -1 : list.indexOf(begin);
            if (list == null || at < 0) {
                return null;
            }
            int end = list.indexOf('}', at);
            String value = list.substring(at + begin.length(), end < 0 ? list.length() : end)
                    .strip();
            return value.isEmpty() ? null : value;
        }

        @Override
        public void columns(Consumer<ColumnRef> seen) {
            of.columns(seen);
        }
    }

    /** The value without white space around it, the full-width space included. */
    record Stripped(Expression of) implements Expression {
        @Override
        public @Nullable String value(Evaluation row) {
            String value = of.value(row);
            return value == null ? null : value.strip();
        }

        @Override
        public void columns(Consumer<ColumnRef> seen) {
            of.columns(seen);
        }

        @Override
        public void literals(Consumer<String> seen) {
            of.literals(seen);
        }
    }

    /** One value where a condition holds, another or none where it does not. */
    record Chosen(Condition when, Expression then, @Nullable Expression otherwise) implements Expression {
        @Override
        public @Nullable String value(Evaluation row) {
            if (when.holds(row)) {
                return then.value(row);
            }
            return otherwise == null ? null : otherwise.value(row);
        }

        @Override
        public void columns(Consumer<ColumnRef> seen) {
            then.columns(seen);
            if (otherwise != null) {
                otherwise.columns(seen);
            }
        }

        @Override
        public void literals(Consumer<String> seen) {
            then.literals(seen);
            if (otherwise != null) {
                otherwise.literals(seen);
            }
        }
    }

    /** The column that a finding names, with the strongest protection of all that reach the value. */
    static ColumnRef firstColumn(Expression expression) {
        ColumnRef[] found = {new ColumnRef(-1, "", Privacy.PUBLIC)};
        expression.columns(column -> found[0] = new ColumnRef(
                found[0].slot() < 0 ? column.slot() : found[0].slot(),
                found[0].name().isEmpty() ? column.name() : found[0].name(),
                column.privacy().compareTo(found[0].privacy()) > 0 ? column.privacy() : found[0].privacy()));
        return found[0];
    }
}
