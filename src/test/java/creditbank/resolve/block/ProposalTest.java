package creditbank.resolve.block;

import static org.assertj.core.api.Assertions.assertThat;

import creditbank.resolve.model.ColumnType;
import creditbank.resolve.model.ModelColumn;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Keys that the engine proposes. */
class ProposalTest {
    @Test
    void rare_keys_are_columns_and_pairs_of_the_others_that_chance_seldom_shares() {
        List<ModelColumn> columns = List.of(column("telephone"), column("surname"), column("birth"), column("city"));
        double[] sharing = {1e-9, 1e-3, 1e-4, 5e-2};

        assertThat(Proposal.rare(columns, i -> sharing[i], 1e-6))
                .extracting(rule -> rule.text(columns))
                .containsExactly("telephone", "surname + birth");
    }

    private static ModelColumn column(String name) {
        return new ModelColumn(
                name, ColumnType.TEXT, List.of(name), List.of(), Set.of(), ModelColumn.DateOrder.YEAR_FIRST);
    }
}
