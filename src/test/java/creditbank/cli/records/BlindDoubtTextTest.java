package creditbank.cli.records;

import static org.assertj.core.api.Assertions.assertThat;

import creditbank.cli.HomeOptions;
import creditbank.credit.Bank;
import creditbank.credit.Row;
import creditbank.credit.same.ClaimPair;
import creditbank.database.StoreTest;
import creditbank.outcome.PartialDate;
import creditbank.vault.Vault;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody sees who shall judge two records without knowing what others think. */
@StoreTest
class BlindDoubtTextTest {
    private static final PartialDate DAY = PartialDate.day(LocalDate.of(2024, 3, 5));

    private Bank bank;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        bank = new Bank(Vault.open(folder));
        bank.delta("badges", 60, List.of(Row.training("1", "D1", "网络创业培训", DAY).hours(6400)));
        bank.delta("talent", 50, List.of(Row.training("1", "D1", "网店创业培训", DAY).hours(4000)));
    }

    @Test
    void a_pair_is_shown_by_what_both_sides_say_without_source_likeness_stake_or_record() throws Exception {
        try (Connection connection = bank.database().getConnection()) {
            ClaimPair pair = new ClaimPair(1, 2);
            String blind = BlindDoubtText.pair(connection, pair, new HomeOptions());
            assertThat(blind.lines().limit(5).map(line -> line.replaceAll(" +", " ")))
                    .containsExactly(
                            "pair c1-c2",
                            "provider 91110000MA01ABCD1X 91110000MA01ABCD1X",
                            "title 网络创业培训 网店创业培训 *",
                            "begin-date 2024-03-05 2024-03-05",
                            "hours 64.00 40.00 *");
            assertThat(blind.lines().skip(5))
                    .satisfiesExactly(
                            line -> assertThat(line).contains("review link c1-c2"),
                            line -> assertThat(line).contains("review apart c1-c2"));
            assertThat(blind).doesNotContain("badges", "talent", "doubtful", "record 1", "compared");
            assertThat(DoubtText.pair(connection, pair, new HomeOptions()))
                    .contains("badges", "talent", "doubtful", "record 1", "compared");
        }
    }

    @Test
    void the_queue_has_pairs_kinds_and_titles_alone() throws Exception {
        try (Connection connection = bank.database().getConnection()) {
            String blind = BlindDoubtText.queue(connection, 10, new HomeOptions());
            assertThat(blind.lines().skip(2).findFirst().orElseThrow().replaceAll(" +", " "))
                    .isEqualTo("c1-c2 training 网店创业培训 / 网络创业培训");
            assertThat(blind).contains("review show --blind c1-c2");
            assertThat(blind).doesNotContain("credits", "title doubtful", "equal");
            assertThat(DoubtText.queue(connection, 10, new HomeOptions())).contains("credits", "title doubtful");
        }
    }
}
