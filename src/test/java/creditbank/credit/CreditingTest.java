package creditbank.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import creditbank.batch.Counts;
import creditbank.database.StoreTest;
import creditbank.normalise.WithdrawalLimitException;
import creditbank.outcome.AttemptKind;
import creditbank.outcome.Status;
import creditbank.vault.Vault;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@StoreTest
class CreditingTest {
    private static final String LIVE = "select count(*) from record where live";

    private Bank bank;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        bank = new Bank(Vault.open(folder));
    }

    @Test
    void new_claims_are_counted_as_new_and_make_records() throws Exception {
        Crediting.Outcome outcome =
                bank.full("jwxt", 50, List.of(Row.course("1", "D1", "CS1"), Row.course("2", "D2", "CS1")));
        assertThat(outcome.counts()).isEqualTo(new Counts(2, 0, 0, 0, 0, 0, 0));
        assertThat(bank.content().records()).isEqualTo(2);
        assertThat(bank.content().learners()).isEqualTo(2);
        assertThat(bank.rows("select new, rows, refused, state, sequence, credited from batch"))
                .containsExactly("2 2 0 credited 1 1");
    }

    @Test
    void a_claim_with_other_content_is_counted_as_changed_and_makes_a_version() throws Exception {
        bank.full("jwxt", 50, List.of(Row.course("1", "D1", "CS1"), Row.course("2", "D2", "CS1")));
        Row better = Row.course("1", "D1", "CS1").score(9000, AttemptKind.NORMAL, Status.PASSED);
        Crediting.Outcome outcome = bank.full("jwxt", 50, List.of(better, Row.course("2", "D2", "CS1")));
        assertThat(outcome.counts()).isEqualTo(new Counts(0, 1, 1, 0, 0, 0, 0));
        assertThat(bank.rows("select version, score_hundredths from record_version where batch_id = 2"))
                .containsExactly("2 9000");
        assertThat(bank.rows("select count(*) from record_version")).containsExactly("3");
    }

    @Test
    void the_same_delivery_again_is_unchanged_and_leaves_the_digest_of_nothing() throws Exception {
        List<Row> rows = List.of(Row.course("1", "D1", "CS1"), Row.course("2", "D2", "CS1"));
        bank.full("jwxt", 50, rows);
        String before = bank.content().digest();
        Crediting.Outcome outcome = bank.full("jwxt", 50, rows);
        assertThat(outcome.counts()).isEqualTo(new Counts(0, 0, 2, 0, 0, 0, 0));
        assertThat(outcome.credited().digest())
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(bank.content().digest()).isEqualTo(before);
    }

    @Test
    void of_rows_with_one_key_the_last_counts_and_a_conflict_is_said() throws Exception {
        Row worse = Row.course("1", "D1", "CS1").score(6000, AttemptKind.NORMAL, Status.PASSED);
        Row last = Row.course("1", "D1", "CS1");
        Crediting.Outcome outcome = bank.full("jwxt", 50, List.of(worse, last, last));
        assertThat(outcome.counts()).isEqualTo(new Counts(1, 0, 0, 2, 0, 0, 0));
        assertThat(bank.rows("select score_hundredths from record_version")).containsExactly("8500");
        assertThat(bank.rows("select ordinal, code, error, line, expected from finding"))
                .containsExactly("1 key.conflict f 2 the content of rows.csv:4, which counts");
    }

    @Test
    void a_row_that_takes_back_ends_claim_and_record_and_an_unknown_key_has_no_effect() throws Exception {
        bank.delta("badges", 50, List.of(Row.course("1", "D1", "CS1"), Row.course("2", "D2", "CS1")));
        Crediting.Outcome outcome = bank.delta("badges", 50, List.of(Row.takeBack("1"), Row.takeBack("9")));
        assertThat(outcome.counts()).isEqualTo(new Counts(0, 0, 0, 0, 2, 0, 0));
        assertThat(bank.rows("select version, live, claims from record_version where batch_id = 2"))
                .containsExactly("2 f 0");
        assertThat(bank.content().records()).isEqualTo(1);
    }

    @Test
    void a_withdrawn_claim_that_returns_is_new_and_its_record_lives_again() throws Exception {
        bank.delta("badges", 50, List.of(Row.course("1", "D1", "CS1")));
        String before = bank.content().digest();
        bank.delta("badges", 50, List.of(Row.takeBack("1")));
        Crediting.Outcome outcome = bank.delta("badges", 50, List.of(Row.course("1", "D1", "CS1")));
        assertThat(outcome.counts()).isEqualTo(new Counts(1, 0, 0, 0, 0, 0, 0));
        assertThat(bank.rows("select record_id, version, live from record")).containsExactly("1 3 t");
        assertThat(bank.content().digest()).isEqualTo(before);
    }

    @Test
    void withdrawn_and_sent_again_in_one_delivery_the_last_row_wins() throws Exception {
        bank.delta("badges", 50, List.of(Row.course("1", "D1", "CS1"), Row.course("2", "D2", "CS1")));
        Crediting.Outcome outcome = bank.delta(
                "badges",
                50,
                List.of(
                        Row.takeBack("1"),
                        Row.course("1", "D1", "CS1"),
                        Row.course("2", "D2", "CS1"),
                        Row.takeBack("2")));
        assertThat(outcome.counts()).isEqualTo(new Counts(0, 0, 1, 2, 1, 0, 0));
        assertThat(bank.rows("select count(*) from finding")).containsExactly("0");
        assertThat(bank.rows(LIVE)).containsExactly("1");
    }

    @Test
    void content_may_go_back_to_what_it_was() throws Exception {
        Row a = Row.course("1", "D1", "CS1");
        Row b = a.score(9000, AttemptKind.NORMAL, Status.PASSED);
        bank.full("jwxt", 50, List.of(a));
        String before = bank.content().digest();
        bank.full("jwxt", 50, List.of(b));
        assertThat(bank.content().digest()).isNotEqualTo(before);
        assertThat(bank.full("jwxt", 50, List.of(a)).counts()).isEqualTo(new Counts(0, 1, 0, 0, 0, 0, 0));
        assertThat(bank.content().digest()).isEqualTo(before);
        assertThat(bank.rows("select version, score_hundredths from record_version order by version"))
                .containsExactly("1 8500", "2 9000", "3 8500");
    }

    @Test
    void what_a_full_delivery_no_longer_has_is_missing_but_a_refused_row_still_mentions_its_claim() throws Exception {
        bank.full(
                "jwxt",
                50,
                List.of(Row.course("1", "D1", "CS1"), Row.course("2", "D2", "CS1"), Row.course("3", "D3", "CS1")));
        Crediting.Outcome outcome = bank.full("jwxt", 50, List.of(Row.course("1", "D1", "CS1")), "2");
        assertThat(outcome.counts()).isEqualTo(new Counts(0, 0, 1, 0, 0, 1, 0));
        assertThat(bank.rows("select rows, refused, missing from batch where batch_id = 2"))
                .containsExactly("2 1 1");
        assertThat(bank.content().records()).isEqualTo(2);
    }

    @Test
    void a_delta_delivery_misses_nothing_and_other_sources_are_not_concerned() throws Exception {
        bank.full("jwxt", 50, List.of(Row.course("1", "D1", "CS1")));
        bank.delta("badges", 50, List.of(Row.course("1", "D2", "CS1")));
        assertThat(bank.delta("badges", 50, List.of(Row.course("2", "D2", "CS2")))
                        .counts())
                .isEqualTo(new Counts(1, 0, 0, 0, 0, 0, 0));
        assertThat(bank.full("jwxt", 50, List.of()).counts()).isEqualTo(new Counts(0, 0, 0, 0, 0, 1, 0));
        assertThat(bank.content().records()).isEqualTo(2);
    }

    @Test
    void a_full_delivery_over_the_limit_fails_with_its_numbers_and_leaves_the_bank_as_it_was() throws Exception {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            rows.add(Row.course("k" + i, "D" + i, "CS1"));
        }
        bank.limit("0.01");
        bank.full("jwxt", 50, rows);
        String before = bank.content().digest();
        assertThatThrownBy(() -> bank.full("jwxt", 50, rows.subList(2, 100)))
                .isInstanceOf(WithdrawalLimitException.class)
                .hasMessage("the delivery would withdraw 2 of 100 live claims (2 no longer mentioned, 0 taken back),"
                        + " expected at most 1 %");
        assertThat(bank.content().digest()).isEqualTo(before);
        assertThat(bank.full("jwxt", 50, rows.subList(1, 100)).counts()).isEqualTo(new Counts(0, 0, 99, 0, 0, 1, 0));
    }

    @Test
    void a_staged_row_that_was_lost_stops_the_batch_and_leaves_the_bank_as_it_was() throws Exception {
        bank.lose(1);
        assertThatThrownBy(() -> bank.delta("badges", 50, List.of(Row.course("1", "D1", "CS1"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("batch 1 has 1 staged and 0 refused rows, expected 2 in all");
        assertThat(bank.rows("select count(*) from claim")).containsExactly("0");
    }

    @Test
    void equal_content_loaded_in_another_order_of_sources_gives_the_same_bank_digest(@TempDir Path folder)
            throws Exception {
        List<Row> school = List.of(Row.course("1", "D1", "CS1"), Row.course("2", "D2", "CS1"));
        List<Row> roster = List.of(Row.course("r1", "D1", "CS1").title("Other title"), Row.course("r3", "D3", "CS1"));
        bank.full("jwxt", 50, school);
        bank.full("oneroster", 70, roster);
        Bank other = new Bank(Vault.open(folder.resolve("other")));
        other.full("oneroster", 70, roster);
        other.full("jwxt", 50, school);
        assertThat(other.content()).isEqualTo(bank.content());
        assertThat(bank.content().records()).isEqualTo(3);
        assertThat(bank.rows("select title, claims from record_version where version = 2"))
                .containsExactly("Other title 2");
    }
}
