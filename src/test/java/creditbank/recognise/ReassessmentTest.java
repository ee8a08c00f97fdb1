package creditbank.recognise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import creditbank.batch.BatchHandle;
import creditbank.batch.Batches;
import creditbank.credit.Bank;
import creditbank.credit.Row;
import creditbank.database.StoreTest;
import creditbank.outcome.Kind;
import creditbank.outcome.PartialDate;
import creditbank.recognise.Impact.Change;
import creditbank.recognise.Impact.Stake;
import creditbank.recognise.rule.RuleFile;
import creditbank.recognise.rule.RuleSet;
import creditbank.recognise.rule.file.RuleReader;
import creditbank.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What other rules do to a bank, before and when they are put in force. */
@StoreTest
class ReassessmentTest {
    private static final LocalDate DAY = LocalDate.of(2024, 6, 30);
    private static final String CONVERSIONS = """
            select c.record_id, c.version, c.edition, c.batch_id, k.version, c.credits
            from conversion c left join recognition_rule k using (rule_id) order by 1, 2, 3""";

    private final RuleSet first = RuleSet.of(List.of(rule(1, "2010-01-01", 16)));
    private final RuleSet second = RuleSet.of(List.of(rule(1, "2010-01-01", 16), rule(2, "2024-01-01", 20)));

    @TempDir
    private Path folder;

    private Bank bank;

    @BeforeEach
    void open() throws Exception {
        bank = new Bank(Vault.open(folder.resolve("keys")));
        bank.convert(first);
        // 40 hours are 2.5 credits by the first and 2 by the second version; a learner has at most 6.
        for (int i = 1; i <= 3; i++) {
            bank.delta("a", 50, List.of(training("k" + i, "D1", "T" + i, DAY, 4_000)));
        }
        bank.delta(
                "a",
                50,
                List.of(training("k4", "D2", "T1", DAY, 4_000), training("k5", "D2", "T2", DAY.minusYears(2), 4_000)));
    }

    @Test
    void a_preview_tells_who_loses_and_changes_nothing() throws Exception {
        Impact impact = preview(second);

        assertThat(impact.gaining()).isZero();
        assertThat(impact.losing()).isEqualTo(4);
        assertThat(impact.unchanged()).isEqualTo(1);
        assertThat(impact.byKind()).isEqualTo(Map.of(Kind.TRAINING, new Change(1_250, 1_050)));
        // The first learner's 7.50 were cut to 6.00 by the ceiling, and 6.00 remain; the second has 2.50 of an older
        // achievement.
        assertThat(impact.learners().gaining()).isZero();
        assertThat(impact.learners().losing()).isEqualTo(1);
        assertThat(impact.learners().lost()).isEqualTo(50);
        assertThat(impact.learners().total()).isEqualTo(new Change(1_100, 1_050));
        assertThat(impact.learners().most()).containsExactly(new Stake(2, new Change(500, 450)));
        assertThat(bank.rows("select count(*) from conversion where edition > 0"))
                .containsExactly("0");
        assertThat(bank.rows("select count(*) from recognition_rule")).containsExactly("1");
        assertThat(preview(first).changes()).isFalse();
    }

    @Test
    void applying_adds_editions_only_where_something_changes_and_rolling_back_gives_the_credits_back()
            throws Exception {
        List<String> before = inForce();
        Impact previewed = preview(second);
        assertThat(apply(second)).isEqualTo(previewed);
        assertThat(bank.rows("select count(*) from conversion where edition = 1 and credits = 200"))
                .containsExactly("4");
        assertThat(apply(second).changes()).isFalse();

        assertThat(apply(first).gaining()).isEqualTo(4);
        assertThat(inForce()).isEqualTo(before);
        assertThat(bank.rows("select edition, count(*), sum(credits) from conversion group by 1 order by 1"))
                .containsExactly("0 5 1250", "1 4 800", "2 4 1000");
    }

    @Test
    void without_rules_every_record_is_taken_out_of_conversion_and_comes_back() throws Exception {
        List<String> before = inForce();
        assertThat(apply(RuleSet.NONE).losing()).isEqualTo(5);
        assertThat(inForce()).isEmpty();
        assertThat(bank.rows(
                        "select count(*) from conversion where edition = 1 and rule_id is null and credits is null"))
                .containsExactly("5");
        apply(first);
        assertThat(inForce()).isEqualTo(before);
    }

    @Test
    void a_record_that_changes_after_its_rules_did_begins_again_with_edition_0_of_its_new_version() throws Exception {
        apply(second);
        bank.convert(second);
        bank.delta("a", 50, List.of(training("k1", "D1", "T1", DAY, 8_000)));
        assertThat(bank.rows(CONVERSIONS).stream().filter(row -> row.startsWith("1 ")))
                .containsExactly("1 1 0 1 1 250", "1 1 1 5 2 200", "1 2 0 6 2 400");
    }

    @Test
    void words_that_changed_are_refused_by_the_preview_too() {
        RuleSet other = RuleSet.of(List.of(rule(1, "2010-01-01", 18)));
        assertThatThrownBy(() -> preview(other)).isInstanceOf(ChangedRuleException.class);
        assertThatThrownBy(() -> apply(other)).isInstanceOf(ChangedRuleException.class);
    }

    private Impact preview(RuleSet rules) throws Exception {
        try (Connection connection = bank.database().getConnection()) {
            connection.setAutoCommit(false);
            Impact impact = Reassessment.preview(connection, rules);
            connection.rollback();
            return impact;
        }
    }

    private Impact apply(RuleSet rules) throws Exception {
        try (Connection connection = bank.database().getConnection()) {
            connection.setAutoCommit(false);
            BatchHandle batch = Batches.open(connection, "rules", DAY, -100 - Batches.of(connection, "rules"), "test");
            Impact impact = Reassessment.apply(connection, batch, rules);
            connection.commit();
            return impact;
        }
    }

    private List<String> inForce() throws Exception {
        try (Connection connection = bank.database().getConnection()) {
            connection.setAutoCommit(false);
            List<String> worksheets = new ArrayList<>();
            Conversions.worksheets(
                    connection, sheet -> worksheets.add(sheet.json().replaceFirst("\"edition\":\\d", "")));
            connection.rollback();
            return worksheets;
        }
    }

    private static Row training(String key, String document, String title, LocalDate day, int hours) {
        PartialDate date = PartialDate.day(day);
        return Row.training(key, document, title, date).end(date).hours(hours).on(day);
    }

    private static RuleFile rule(int version, String from, int hours) {
        String text = """
                format: 1
                id: t
                version: %d
                valid: {from: %s}
                title: a title
                legal-basis: a decree
                approved: {by: the office, on: 2009-12-01}
                applies: {kinds: [training]}
                converts: {hours-per-credit: %d}
                rounding: {step: 0.5, mode: down}
                most: 6
                ceiling: 6
                expires: never
                redeem: once
                examples:
                  - record: {kind: course}
                    reason: rule.none
                """.formatted(version, from, hours);
        return RuleReader.parse("rules/t-" + version + ".yaml", text.getBytes(StandardCharsets.UTF_8));
    }
}
