package creditbank.resolve.model;

import java.util.List;
import java.util.stream.Collectors;

/** Records that agree on every term are worth comparing. */
public record BlockRule(List<BlockTerm> terms) {
    public BlockRule {
        terms = List.copyOf(terms);
    }

    /** As the model writes it. */
    public String text(List<ModelColumn> columns) {
        return terms.stream().map(term -> term.text(columns)).collect(Collectors.joining(" + "));
    }

    /** Whether a column takes part in the key. */
    public boolean uses(int column) {
        return terms.stream().anyMatch(term -> term.columns().contains(column));
    }
}
