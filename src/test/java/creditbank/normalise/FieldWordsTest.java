package creditbank.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import creditbank.finding.Finding;
import creditbank.outcome.Field;
import creditbank.vault.Vault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The words that a mapping may give to a field are those that the rules know. */
class FieldWordsTest {

    @Test
    void the_rules_refuse_every_word_but_the_fields_own(@TempDir Path folder) throws IOException {
        Normaliser normaliser = new Normaliser(Vault.open(folder.resolve("keys")));
        Field[] closed = Arrays.stream(Field.values())
                .filter(field -> !field.words().isEmpty())
                .toArray(Field[]::new);

        assertThat(closed)
                .containsExactly(
                        Field.LEARNER_GENDER,
                        Field.LEARNER_ID_TYPE,
                        Field.SCORE_SCALE,
                        Field.SCORE_MARK,
                        Field.ATTEMPT,
                        Field.STATUS);
        for (Field field : closed) {
            assertThat(normaliser
                            .apply(Rows.course().with(field, "nonsense").claim())
                            .findings())
                    .as(field.name())
                    .extracting(Finding::expected)
                    .contains("one of " + new TreeSet<>(field.words()));
        }
    }
}
