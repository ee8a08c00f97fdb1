package creditbank.map;

import creditbank.map.expression.Condition;
import creditbank.map.expression.Expression;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one achievement of a row becomes a claim.
 *
 * @param name ends the claim's key where a row holds several; empty for none
 * @param when the rows that have this achievement; null for all
 * @param kind gives a kind's name in lower case
 */
record ClaimRule(String name, @Nullable Condition when, Expression kind, List<FieldRule> fields) {
    ClaimRule {
        fields = List.copyOf(fields);
    }
}
