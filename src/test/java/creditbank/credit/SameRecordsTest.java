package creditbank.credit;

import static org.assertj.core.api.Assertions.assertThat;

import creditbank.database.StoreTest;
import creditbank.outcome.PartialDate;
import creditbank.outcome.Precision;
import creditbank.vault.Vault;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@StoreTest
class SameRecordsTest {
    private static final String RECORDS = "select record_id, learner_id, version, live from record order by 1";
    private static final String LIVE = "select record_id, claims, title from record join record_version"
            + " using (record_id, version) where record.live order by 1";
    private static final String BEHIND =
            "select version, count(*) from record_claim where record_id = 1 group by 1 order by 1";

    private static final PartialDate DAY = PartialDate.day(LocalDate.of(2024, 3, 5));
    private static final PartialDate OTHER_DAY = PartialDate.day(LocalDate.of(2024, 3, 25));
    private static final PartialDate MONTH = new PartialDate(LocalDate.of(2024, 3, 1), Precision.MONTH);

    private Bank bank;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        bank = new Bank(Vault.open(folder));
    }

    private static Row training(String key, String title) {
        return Row.training(key, "D1", title, DAY);
    }

    @Test
    void a_second_source_that_words_the_title_otherwise_joins_the_record_under_its_number() throws Exception {
        bank.delta("badges", 60, List.of(training("1", "网络创业培训")));
        Crediting.Outcome outcome =
                bank.delta("talent", 50, List.of(training("1", "网络创业培训班").hours(4000)));
        assertThat(outcome.credited().fresh()).isZero();
        assertThat(outcome.credited().changed()).isEqualTo(1);
        assertThat(bank.rows("select record_id, version, claims, title, hours from record_version order by 2"))
                .containsExactly("1 1 1 网络创业培训 null", "1 2 2 网络创业培训 4000");
        assertThat(bank.rows(BEHIND)).containsExactly("1 1", "2 2");
        assertThat(bank.content().records()).isEqualTo(1);
    }

    @Test
    void both_in_the_bank_before_their_learners_merge_become_one_and_part_when_they_split() throws Exception {
        Row mine = Row.training("1", "", "网络创业培训", DAY).learner("N1", "Li", "2001-03-05", "");
        bank.delta("badges", 60, List.of(mine));
        bank.delta("talent", 50, List.of(Row.training("1", "D1", "网络创业培训班", DAY)));
        assertThat(bank.content().records()).isEqualTo(2);
        // The same learner as badges has it, now with talent's document.
        Crediting.Outcome merged =
                bank.delta("badges", 60, List.of(Row.course("2", "", "CS1").learner("N1", "Li", "2001-03-05", "D1")));
        assertThat(merged.credited().ended()).isEqualTo(1);
        assertThat(bank.rows(LIVE)).containsExactly("1 2 网络创业培训", "3 1 Course CS1");
        // A second document under that name: badges' two are no longer anybody's.
        bank.delta("badges", 60, List.of(Row.course("3", "", "CS2").learner("N1", "Li", "2001-03-05", "D2")));
        assertThat(
                        bank.rows(
                                "select sum(claims) from record join record_version using (record_id, version) where record.live"))
                .containsExactly("4");
        assertThat(bank.content().records()).isEqualTo(4);
        assertThat(bank.rows("select count(*) from record_alias where until_batch is null"))
                .containsExactly("0");
    }

    @Test
    void a_record_keeps_its_number_when_the_source_leaves_under_whose_key_it_stands() throws Exception {
        bank.delta("badges", 60, List.of(training("1", "网络创业培训")));
        bank.delta("talent", 50, List.of(training("1", "网络创业培训班")));
        Crediting.Outcome outcome = bank.delta("badges", 60, List.of(Row.takeBack("1")));
        assertThat(outcome.credited().ended()).isZero();
        assertThat(bank.rows(LIVE)).containsExactly("1 1 网络创业培训班");
        assertThat(bank.rows(BEHIND)).containsExactly("1 1", "2 2", "3 1");
        bank.delta("badges", 60, List.of(training("1", "网络创业培训")));
        assertThat(bank.rows(LIVE)).containsExactly("1 2 网络创业培训");
        bank.delta("badges", 60, List.of(Row.takeBack("1")));
        bank.delta("talent", 50, List.of(Row.takeBack("1")));
        assertThat(bank.rows(RECORDS)).containsExactly("1 1 6 f");
        assertThat(bank.content().records()).isZero();
    }

    @Test
    void what_is_corrected_into_something_else_parts_from_the_record() throws Exception {
        bank.delta("badges", 60, List.of(training("1", "网络创业培训")));
        bank.delta("talent", 50, List.of(training("1", "网络创业培训班")));
        bank.delta("talent", 50, List.of(training("1", "电工培训班")));
        assertThat(bank.rows(LIVE)).containsExactly("1 1 网络创业培训", "2 1 电工培训班");
        assertThat(bank.rows(BEHIND)).containsExactly("1 1", "2 2", "3 1");
    }

    @Test
    void a_vague_date_between_two_exact_ones_is_in_doubt_until_one_of_them_goes() throws Exception {
        bank.delta("badges", 60, List.of(training("1", "网络创业培训"), Row.training("2", "D1", "网络创业培训", OTHER_DAY)));
        Crediting.Outcome outcome = bank.delta("talent", 50, List.of(Row.training("1", "D1", "网络创业培训", MONTH)));
        assertThat(outcome.credited().doubts()).isEqualTo(2);
        assertThat(bank.rows("select count(*) from record_doubt")).containsExactly("2");
        assertThat(bank.content().records()).isEqualTo(3);
        bank.delta("badges", 60, List.of(Row.takeBack("2")));
        assertThat(bank.rows("select count(*) from record_doubt")).containsExactly("0");
        assertThat(bank.rows(LIVE)).containsExactly("1 2 网络创业培训");
    }

    @Test
    void the_same_records_and_digest_come_from_every_interleaving_of_the_sources_and_every_batching(
            @TempDir Path folder) throws Exception {
        Random random = new Random(5);
        int united = 0;
        for (int world = 0; world < 4; world++) {
            List<List<Row>> sent = List.of(events(random), events(random), events(random));
            Bank expected = new Bank(Vault.open(folder));
            for (int source = 0; source < 3; source++) {
                expected.delta("s" + source, 50 + 10 * (source % 2), sent.get(source));
            }
            united += Integer.parseInt(expected.rows("select count(*) from record_alias where until_batch is null")
                    .getFirst());
            for (int order = 0; order < 2; order++) {
                Bank other = play(sent, random, folder);
                assertThat(other.content()).isEqualTo(expected.content());
                assertThat(other.rows("select count(*) from record_doubt"))
                        .isEqualTo(expected.rows("select count(*) from record_doubt"));
                assertThat(
                                other.rows(
                                        "select count(*) from record_alias a join record_alias l on l.learner_id = a.learner_id"
                                                + " and l.record_key = a.lead_key where a.until_batch is null and l.until_batch is null"))
                        .as("leads that are under another")
                        .containsExactly("0");
                assertThat(
                                other.rows(
                                        "select count(*) from (select record_id, version, claims from record_version"
                                                + " except select record_id, version, count(*) from record_claim group by 1, 2) x where claims > 0"))
                        .as("versions that the view gives other claims than were counted")
                        .containsExactly("0");
            }
        }
        assertThat(united).isGreaterThan(4);
    }

    /** What one source sends, in its order: trainings of few titles and days, some of them changed or withdrawn later, of learners who merge and split. */
    private static List<Row> events(Random random) {
        List<String> titles = List.of("网络创业培训", "网络创业培训班", "网络创业", "电工培训");
        List<PartialDate> days = List.of(DAY, DAY, DAY, OTHER_DAY, MONTH);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            String key = "k" + random.nextInt(14);
            int document = random.nextInt(5);
            rows.add(
                    random.nextInt(6) == 0
                            ? Row.takeBack(key)
                            : Row.training(
                                            key,
                                            "",
                                            titles.get(random.nextInt(titles.size())),
                                            days.get(random.nextInt(days.size())))
                                    .learner(
                                            "N" + random.nextInt(2),
                                            "Li",
                                            "2001-03-05",
                                            document < 3 ? "D" + document : ""));
        }
        return rows;
    }

    private static Bank play(List<List<Row>> sent, Random random, Path folder) throws Exception {
        Bank bank = new Bank(Vault.open(folder));
        int[] at = new int[sent.size()];
        while (at[0] + at[1] + at[2] < 72) {
            int source = random.nextInt(3);
            int to = Math.min(24, at[source] + 2 + random.nextInt(10));
            if (to > at[source]) {
                bank.delta(
                        "s" + source, 50 + 10 * (source % 2), sent.get(source).subList(at[source], to));
                at[source] = to;
            }
        }
        return bank;
    }
}
