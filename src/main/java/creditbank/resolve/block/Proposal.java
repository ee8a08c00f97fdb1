package creditbank.resolve.block;

import creditbank.resolve.model.BlockRule;
import creditbank.resolve.model.BlockTerm;
import creditbank.resolve.model.BlockTerm.Form;
import creditbank.resolve.model.ColumnType;
import creditbank.resolve.model.ModelColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * Keys for a model that names none: each column that tells records apart, by its value and, where its type has a part that survives an error, by that too.
 * What is frequent is refined by the other columns, so that a pair must share one rare value or two frequent ones.
 */
public final class Proposal {
    private static final double TOO_FREQUENT = 0.05;
    private static final int FIRST_LETTERS = 4;

    private Proposal() {}

    /**
     * Proposes keys.
     *
     * @param sharing of a column, the probability that two records share its value
     */
    public static List<BlockRule> of(List<ModelColumn> columns, IntToDoubleFunction sharing) {
        List<BlockRule> rules = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            if (sharing.applyAsDouble(i) < TOO_FREQUENT) {
                add(rules, i, columns.get(i).type());
            }
        }
        for (int i = 0; rules.isEmpty() && i < columns.size(); i++) {
            rules.add(rule(i, Form.VALUE, 0));
        }
        return rules;
    }

    private static void add(List<BlockRule> rules, int column, ColumnType type) {
        rules.add(rule(column, Form.VALUE, 0));
        switch (type) {
            case NAME -> {
                rules.add(rule(column, Form.SOUND, 0));
                rules.add(rule(column, Form.FIRST, FIRST_LETTERS));
            }
            case TEXT -> rules.add(rule(column, Form.WORDS, 0));
            case CODE, CATEGORY, NUMBER, DATE, TELEPHONE, RESIDENT_ID -> {}
        }
    }

    private static BlockRule rule(int column, Form form, int length) {
        return new BlockRule(List.of(new BlockTerm(List.of(column), form, length)));
    }
}
