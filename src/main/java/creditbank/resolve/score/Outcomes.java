package creditbank.resolve.score;

import creditbank.resolve.model.Comparison;
import creditbank.resolve.model.LevelKind;
import creditbank.resolve.model.MatchModel;
import creditbank.resolve.table.Profiles;
import creditbank.resolve.table.RecordTable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The outcomes of all comparisons of two profiles as one long, a pattern: four bits for each comparison, from the lowest on, 0 where a value is missing and
 * else the outcome's number and one.
 */
public final class Outcomes {
    private final Outcome[] outcomes;

    private Outcomes(Outcome[] outcomes) {
        this.outcomes = outcomes;
    }

    /** Makes instances, each for one thread, that share what is only read. */
    public static final class Factory {
        private final MatchModel model;
        private final RecordTable records;
        private final Profiles profiles;
        private final List<@Nullable Tokens> tokens = new ArrayList<>();

        public Factory(MatchModel model, RecordTable records, Profiles profiles) {
            this.model = model;
            this.records = records;
            this.profiles = profiles;
            for (Comparison comparison : model.comparisons()) {
                boolean words = comparison.levels().stream().anyMatch(level -> level.kind() == LevelKind.TOKENS);
                tokens.add(words ? new Tokens(records.values(comparison.column())) : null);
            }
        }

        public Outcomes make() {
            Outcome[] made = new Outcome[model.comparisons().size()];
            for (int i = 0; i < made.length; i++) {
                made[i] = new Outcome(model.comparisons().get(i), records, profiles, tokens.get(i));
            }
            return new Outcomes(made);
        }
    }

    /** All outcomes of a pair. */
    public long pattern(int a, int b) {
        long pattern = 0;
        for (int i = 0; i < outcomes.length; i++) {
            if (outcomes[i].known(a, b)) {
                pattern |= (outcomes[i].of(a, b) + 1L) << (4 * i);
            }
        }
        return pattern;
    }

    /** The outcome of one comparison in a pattern, or -1 where a value is missing. */
    public static int outcome(long pattern, int comparison) {
        return (int) (pattern >>> (4 * comparison) & 15) - 1;
    }

    Outcome at(int comparison) {
        return outcomes[comparison];
    }
}
