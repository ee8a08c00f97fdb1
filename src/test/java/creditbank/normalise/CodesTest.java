package creditbank.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import creditbank.finding.Code;
import creditbank.finding.Finding;
import creditbank.outcome.Field;
import creditbank.outcome.Kind;
import creditbank.vault.Vault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every code of the catalogue is raised by a rule, or is known to be another station's. */
class CodesTest {
    private static final Set<Code> STAGING = EnumSet.of(Code.KEY_CONFLICT, Code.LEARNER_ERASED);

    @Test
    void every_code_that_no_other_station_raises_is_raised_by_a_rule(@TempDir Path folder) throws IOException {
        Normaliser normaliser = new Normaliser(Vault.open(folder.resolve("keys")));
        Rows[] rows = {
            Rows.course()
                    .with(Field.LEARNER_NAME, "")
                    .with(Field.PROVIDER, "1")
                    .with(Field.TITLE, "\uE000")
                    .with(Field.CODE, "\u0000")
                    .with(Field.LEVEL, "x".repeat(101))
                    .with(Field.ATTEMPT, "boy")
                    .with(Field.LEARNER_ID_NUMBER, "1")
                    .with(Field.LEARNER_PHONE, "1")
                    .with(Field.TERM, "1")
                    .with(Field.BEGIN_DATE, "1")
                    .with(Field.SCORE, "x")
                    .with(Field.CREDITS, "x")
                    .with(Field.HOURS, "x"),
            Rows.course()
                    .with(Field.LEARNER_NAME, "1")
                    .with(Field.LEARNER_BIRTH_DATE, "2100")
                    .with(Field.LEARNER_GENDER, "male")
                    .with(Field.SCORE, "101")
                    .with(Field.HOURS, "1"),
            Rows.course().with(Field.LEARNER_ID_NUMBER, "990105194913310020"),
            Rows.course().with(Field.LEARNER_ID_NUMBER, "111111111111111"),
            Rows.course().with(Field.LEARNER_ID_NUMBER, "").with(Field.LEARNER_PHONE, ""),
            Rows.course().with(Field.LEARNER_ID_NUMBER, "\u9001").with(Field.LEARNER_ID_TYPE, "passport"),
            Rows.certificate().with(Field.NUMBER, "x".repeat(22)),
            Rows.of(Kind.WORK).with(Field.BEGIN_DATE, "2024").with(Field.END_DATE, "2023"),
        };
        Set<String> raised = Arrays.stream(rows)
                .flatMap(row -> normaliser.apply(row.claim()).findings().stream())
                .map(Finding::code)
                .map(Code::id)
                .collect(Collectors.toSet());
        assertThat(raised)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Code.values())
                        .filter(code -> !STAGING.contains(code))
                        .map(Code::id)
                        .filter(id -> !id.startsWith("delivery.") && !id.startsWith("row."))
                        .toList());
    }
}
