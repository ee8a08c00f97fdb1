package creditbank.resolve.block;

import creditbank.resolve.model.BlockRule;
import creditbank.resolve.model.BlockTerm;
import creditbank.resolve.model.BlockTerm.Form;
import creditbank.resolve.model.ColumnType;
import creditbank.resolve.model.ModelColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

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

    /**
     * Proposes keys of which none is frequent: each column, and else each two columns, whose values two records share by chance no oftener than this.
     *
     * @param most the greatest probability that two records share a key by chance, were columns independent
     */
    public static List<BlockRule> rare(List<ModelColumn> columns, IntToDoubleFunction sharing, double most) {
        List<BlockRule> rules = new ArrayList<>();
        double[] shared =
                IntStream.range(0, columns.size()).mapToDouble(sharing).toArray();
        for (int i = 0; i < shared.length; i++) {
            if (shared[i] <= most) {
                rules.add(rule(i, Form.VALUE, 0));
            }
            for (int j = i + 1; j < shared.length; j++) {
                boolean alone = shared[i] <= most || shared[j] <= most;
                if (!alone && shared[i] * shared[j] <= most) {
                    rules.add(new BlockRule(List.of(term(i), term(j))));
                }
            }
        }
        return rules;
    }

    private static BlockTerm term(int column) {
        return new BlockTerm(List.of(column), Form.VALUE, 0);
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
