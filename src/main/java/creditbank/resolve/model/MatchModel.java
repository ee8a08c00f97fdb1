package creditbank.resolve.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One match model.
 *
 * @param record the header of the column with a record's id
 * @param blocking empty where the engine shall propose keys itself
 * @param trained null until it has been trained
 */
public record MatchModel(
        String name,
        String record,
        List<ModelColumn> columns,
        List<Comparison> comparisons,
        List<BlockRule> blocking,
        Policy policy,
        @Nullable Trained trained,
        List<Example> examples) {
    /** A pattern of outcomes has four bits for each comparison, and its sign stays free. */
    public static final int MOST_COMPARISONS = 15;
    /** The outcomes of a comparison, "missing" and "none of these" among them. */
    public static final int MOST_OUTCOMES = 15;

    public MatchModel {
        columns = List.copyOf(columns);
        comparisons = List.copyOf(comparisons);
        blocking = List.copyOf(blocking);
        examples = List.copyOf(examples);
    }

    /** The same model with what was learnt. */
    public MatchModel with(Trained learnt) {
        return new MatchModel(name, record, columns, comparisons, blocking, policy, learnt, examples);
    }
}
