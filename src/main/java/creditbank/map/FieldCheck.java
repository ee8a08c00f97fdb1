package creditbank.map;

import creditbank.map.expression.ColumnRef;
import creditbank.map.expression.Expression;
import creditbank.map.yaml.YamlNode;
import creditbank.outcome.Field;
import creditbank.outcome.Privacy;
import java.util.Locale;

/** Whether an expression may fill a field: no column loses its protection, and no text stands there that the field does not know. */
final class FieldCheck {
    private FieldCheck() {}

    /** Notes what is wrong at the expression's node. */
    static void check(Field field, String name, Expression expression, YamlNode node) {
        expression.columns(column -> column(field, name, column, node));
        if (!field.words().isEmpty()) {
            expression.literals(text -> {
                if (!text.isEmpty() && !field.words().contains(text)) {
                    node.problem("'" + text + "' is no word of '" + name + "', expected one of "
                            + String.join(", ", field.words()));
                }
            });
        }
    }

    private static void column(Field field, String name, ColumnRef column, YamlNode node) {
        if (column.name().isEmpty()) {
            return; // unknown, which has been noted
        }
        if (column.privacy().compareTo(field.privacy()) < 0) {
            node.problem("column '" + column.name() + "' is " + word(column.privacy()) + ", but '" + name
                    + "' is at least " + word(field.privacy()));
        } else if (column.privacy() == Privacy.SENSITIVE && field.privacy() != Privacy.SENSITIVE) {
            node.problem(
                    "column '" + column.name() + "' is sensitive, but '" + name + "' is only " + word(field.privacy()));
        }
    }

    private static String word(Privacy privacy) {
        return privacy.name().toLowerCase(Locale.ROOT);
    }
}
