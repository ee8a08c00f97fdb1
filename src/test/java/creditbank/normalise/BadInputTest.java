package creditbank.normalise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import creditbank.finding.Code;
import creditbank.finding.Finding;
import creditbank.finding.Verdict;
import creditbank.map.scale.ScaleTable;
import creditbank.map.scale.ScaleTable.Step;
import creditbank.map.scale.Scales;
import creditbank.map.scale.Span;
import creditbank.outcome.Field;
import creditbank.outcome.Kind;
import creditbank.outcome.Scale;
import creditbank.vault.Vault;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bad values that would make wrong credits refuse the row with a code, never pass as a number. */
class BadInputTest {
    @TempDir
    private Path folder;

    private void refused(Rows rows, Code code) throws IOException {
        Verdict<NormalClaim> verdict = new Normaliser(Vault.open(folder)).apply(rows.claim());
        assertThat(verdict).isInstanceOf(Verdict.Refused.class);
        assertThat(verdict.findings()).extracting(Finding::code).contains(code);
    }

    @Test
    void scores_outside_their_scale() throws IOException {
        for (String score : List.of("100.01", "-1", "250")) {
            refused(Rows.course().with(Field.SCORE, score), Code.SCORE_OUT_OF_RANGE);
        }
        refused(Rows.course().with(Field.SCORE_SCALE, "point").with(Field.SCORE, "5.01"), Code.SCORE_OUT_OF_RANGE);
        refused(Rows.course().with(Field.SCORE_SCALE, "five-level").with(Field.SCORE, "A"), Code.SCORE_INVALID);
        refused(Rows.course().with(Field.SCORE_SCALE, "letter").with(Field.SCORE, "E"), Code.SCORE_INVALID);
    }

    @Test
    void an_unknown_scale() throws IOException {
        refused(Rows.course().with(Field.SCORE_SCALE, "stars").with(Field.SCORE, "4"), Code.VALUE_CODE_UNKNOWN);
    }

    @Test
    void credits_beyond_hours_by_an_absurd_factor_of_whatever_kind() throws IOException {
        refused(Rows.course().with(Field.CREDITS, "40").with(Field.HOURS, "4"), Code.CREDITS_ABSURD);
        for (Kind kind : List.of(Kind.TRAINING, Kind.INTERNSHIP, Kind.WORK)) {
            refused(
                    Rows.of(kind)
                            .with(Field.BEGIN_DATE, "2024-03-01")
                            .with(Field.CREDITS, "64")
                            .with(Field.HOURS, "16"),
                    Code.CREDITS_ABSURD);
        }
    }

    @Test
    void an_end_before_the_start() throws IOException {
        refused(
                Rows.of(Kind.INTERNSHIP).with(Field.BEGIN_DATE, "2024-03-02").with(Field.END_DATE, "2024-03-01"),
                Code.DATE_ORDER);
    }

    @Test
    void an_award_before_birth() throws IOException {
        refused(
                Rows.of(Kind.AWARD).with(Field.LEARNER_BIRTH_DATE, "2001-03-05").with(Field.BEGIN_DATE, "2001-03-04"),
                Code.DATE_BEFORE_BIRTH);
    }

    @Test
    void grade_points_and_letters_that_the_sender_s_own_scale_does_not_have() throws IOException {
        Scales scales = new Scales(
                List.of(
                        new ScaleTable(
                                "points-4.0",
                                Scale.POINT,
                                new Span(LocalDate.of(2020, 9, 1), null),
                                4_00,
                                List.of(new Step("", 1_00, 60_00), new Step("", 0, 0))),
                        new ScaleTable(
                                "letters",
                                Scale.LETTER,
                                new Span(LocalDate.of(2020, 9, 1), null),
                                0,
                                List.of(new Step("A", 0, 95_00), new Step("F", 0, 0)))),
                List.of());
        Rows points = Rows.course().with(Field.SCORE_SCALE, "point").with(Field.SCORE, "4.01");
        Rows letter = Rows.course().with(Field.SCORE, "B");
        Normaliser normaliser = new Normaliser(Vault.open(folder));
        assertThat(normaliser.apply(points.claim(), scales).findings())
                .extracting(Finding::code, Finding::expected)
                .containsExactly(tuple(
                        Code.SCORE_OUT_OF_RANGE, "0 to 4.0 grade points, by the sender's scale table points-4.0"));
        assertThat(normaliser.apply(letter.claim(), scales).findings())
                .extracting(Finding::code, Finding::expected)
                .containsExactly(tuple(Code.SCORE_INVALID, "one of A, F, by the sender's scale table letters"));
        assertThat(normaliser
                        .apply(points.with(Field.TERM, "2019-2020-2").claim(), scales)
                        .findings())
                .isEmpty();
        assertThat(normaliser.apply(points.claim()).findings()).isEmpty();
    }
}
