package creditbank.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import creditbank.credit.Bank;
import creditbank.credit.Row;
import creditbank.database.StoreTest;
import creditbank.resolve.match.LearnerModel;
import creditbank.resolve.match.Matched;
import creditbank.resolve.match.Matching;
import creditbank.resolve.match.Postings;
import creditbank.vault.Vault;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Learners by the shipped model, on a real database. */
@StoreTest
class MatchedLearnersTest {
    private static final String PARTITION = """
            select string_agg(s.name || '/' || i.identity_key, ',' order by s.name, i.identity_key) as p
            from identity i join source s using (source_id)
            join membership m on m.identity_id = i.identity_id and m.until_batch is null
            group by m.learner_id order by p""";

    private static final String LEARNERS =
            "select count(distinct learner_id) from membership where until_batch is null";

    @TempDir
    private Path folder;

    @Test
    void who_lacks_a_document_is_found_by_name_and_birth_date_and_the_membership_says_why() throws Exception {
        Bank bank = bank();
        bank.delta("a", 1, List.of(row("1", "N1", "上官婉儿", "2001-03-05", "D1")));
        var outcome = bank.delta("b", 1, List.of(row("2", "X9", "上官婉儿", "2001-03-05", "")));

        assertThat(bank.rows(LEARNERS)).containsExactly("1");
        assertThat(outcome.resolved()).isEqualTo(new Resolved(1, 0, 0, 0, 0, new Matched(1, 1, 0, 0, 0)));
        assertThat(bank.rows(
                        "select reason, score > 0.9995 and score < 1, levels from membership where from_batch = 2"))
                .containsExactly("4 t 2097169");
    }

    @Test
    void traditional_characters_are_the_same_name_and_other_forms_wait_for_people_where_only_the_birth_date_agrees()
            throws Exception {
        Bank bank = bank();
        bank.delta("a", 1, List.of(row("1", "N1", "欧阳晓华", "2001-03-05", "D1")));
        bank.delta("b", 1, List.of(row("2", "X1", "歐陽曉華", "2001-03-05", "")));
        bank.delta("c", 1, List.of(row("3", "X2", "OUYANG XIAOHUA", "2001-03-05", "")));
        bank.delta("d", 1, List.of(row("4", "X3", "晓华欧阳", "2001-03-05", "")));

        assertThat(bank.rows("select identity_id, learner_id from membership where until_batch is null order by 1"))
                .containsExactly("1 1", "2 1", "3 2", "4 3");
        assertThat(bank.rows("select a, b, weight > 6.4 and weight < 7.5 from pair where a = 1 order by 1, 2"))
                .containsExactly("1 2 f", "1 3 t");
    }

    @Test
    void two_documents_never_merge_and_who_fits_both_is_left_to_people() throws Exception {
        Bank bank = bank();
        bank.delta(
                "a",
                1,
                List.of(row("1", "N1", "上官婉儿", "2001-03-05", "D1"), row("2", "N2", "上官婉儿", "2001-03-05", "D2")));
        bank.delta("b", 1, List.of(row("3", "X9", "上官婉儿", "2001-03-05", "")));

        assertThat(bank.rows(LEARNERS)).containsExactly("3");
        assertThat(bank.rows("select count(*) from pair")).containsExactly("2");
    }

    @Test
    void names_with_nothing_in_common_are_never_linked_whatever_else_agrees() throws Exception {
        Bank bank = bank();
        bank.delta("a", 1, List.of(row("1", "N1", "上官婉儿", "2001-03-05", ""), row("2", "N1", "司马相如", "2001-03-05", "")));

        assertThat(bank.rows(LEARNERS)).containsExactly("2");
        assertThat(bank.rows("select weight < 11 and weight > 10.9 from pair")).containsExactly("t");
    }

    @Test
    void a_person_who_says_apart_splits_a_merge_and_the_next_night_does_not_repeat_it() throws Exception {
        Bank bank = bank();
        bank.delta("a", 1, List.of(row("1", "N1", "上官婉儿", "2001-03-05", "")));
        bank.delta("b", 1, List.of(row("2", "X9", "上官婉儿", "2001-03-05", "")));
        assertThat(bank.rows(LEARNERS)).containsExactly("1");

        decide(bank, 1, 2, false);
        var split = bank.delta("c", 1, List.of());
        assertThat(split.counts().moved()).isEqualTo(1);
        assertThat(bank.rows("select identity_id, learner_id from membership where until_batch is null order by 1"))
                .containsExactly("1 1", "2 2");

        bank.delta("c", 1, List.of(row("3", "C1", "上官婉儿", "2001-03-05", "D1")));
        assertThat(bank.rows(LEARNERS)).containsExactly("2");
    }

    @Test
    void a_decision_that_is_undone_gives_back_what_the_model_says_and_the_older_id() throws Exception {
        Bank bank = bank();
        bank.delta("a", 1, List.of(row("1", "N1", "上官婉儿", "2001-03-05", "")));
        bank.delta("b", 1, List.of(row("2", "X9", "上官婉儿", "2001-03-05", "")));
        long decision = decide(bank, 1, 2, false);
        bank.delta("c", 1, List.of());

        try (Connection connection = bank.database().getConnection()) {
            Decisions.undo(connection, decision, "zhao");
            assertThatThrownBy(() -> Decisions.undo(connection, decision, "zhao"))
                    .hasMessageMatching("decision 1 was undone already, by zhao at 2\\d{3}-.*Z");
        }
        bank.delta("c", 1, List.of());

        assertThat(bank.rows("select identity_id, learner_id from membership where until_batch is null order by 1"))
                .containsExactly("1 1", "2 1");
        assertThat(bank.rows("select learner_id, forward_to from learner order by 1"))
                .containsExactly("1 null", "2 1");
    }

    @Test
    void a_person_who_says_together_unites_what_the_model_does_not() throws Exception {
        Bank bank = bank();
        bank.delta(
                "a", 1, List.of(row("1", "N1", "上官婉儿", "2001-03-05", "D1"), row("2", "N2", "司马相如", "1990-07-07", "")));
        decide(bank, 2, 1, true);
        bank.delta("c", 1, List.of());

        assertThat(bank.rows(LEARNERS)).containsExactly("1");
        assertThat(bank.rows("select reason, score from membership where until_batch is null order by identity_id"))
                .containsExactly("1 1", "5 1");
    }

    @Test
    void what_people_decide_while_a_batch_is_credited_waits_for_the_next_batch() throws Exception {
        Bank bank = bank();
        bank.delta("a", 1, List.of(row("1", "N1", "上官婉儿", "2001-03-05", "")));
        bank.delta("b", 1, List.of(row("2", "X9", "上官婉儿", "2001-03-05", "")));
        try (Connection holder = bank.database().getConnection();
                Bank.Waiting waiting = bank.prepare("c", 1, List.of(row("3", "C1", "司马相如", "1990-07-07", "D9")));
                ExecutorService thread = Executors.newSingleThreadExecutor()) {
            holder.setAutoCommit(false);
            try (Statement statement = holder.createStatement()) {
                statement.execute("lock table learner in share mode");
            }
            Future<?> credited = thread.submit(waiting::credit);
            awaitWaiter(bank);
            decide(bank, 1, 2, false);
            holder.rollback();
            credited.get(1, TimeUnit.MINUTES);
        }
        assertThat(bank.rows("select applied_batch from link_decision")).containsExactly("null");

        bank.delta("c", 1, List.of());
        assertThat(bank.rows("select applied_batch from link_decision")).containsExactly("4");
        assertThat(bank.rows("select identity_id, learner_id from membership where until_batch is null order by 1"))
                .containsExactly("1 1", "2 3", "3 2");
    }

    /** Waits until somebody waits for the table of learners. */
    private static void awaitWaiter(Bank bank) throws SQLException {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (!bank.rows("select count(*) from pg_locks where not granted and relation = 'learner'::regclass")
                .equals(List.of("1"))) {
            assertThat(System.nanoTime()).isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }

    @Test
    void who_takes_the_bank_last_finds_whom_another_source_added_after_it() throws Exception {
        Bank bank = bank();
        try (Bank.Waiting first = bank.prepare("a", 60, List.of(row("1", "N1", "上官婉儿", "2001-03-05", "")))) {
            bank.delta("b", 40, List.of(row("2", "X9", "上官婉儿", "2001-03-05", "D1")));
            first.credit();
        }

        assertThat(bank.rows(LEARNERS)).containsExactly("1");
        assertThat(bank.rows("select a, b from pair")).containsExactly("1 2");
        assertThat(bank.rows("select learner_id, forward_to from learner")).containsExactly("1 null");
    }

    @Test
    void a_key_that_too_many_share_makes_no_pair_whether_they_come_in_one_batch_or_in_two() throws Exception {
        // One name and one month, forty to a day: neighbouring days are alike by the key of name, year and month alone.
        List<Row> crowd = new ArrayList<>();
        for (int i = 0; i < 1_100; i++) {
            String birth = "2001-03-%02d".formatted(i % 28 + 1);
            crowd.add(row("" + i, "N" + i, "王伟", birth, ""));
        }
        String pairs = """
                select least(i.number, j.number) || ' ' || greatest(i.number, j.number) as two, p.weight, i.birth_date = j.birth_date from pair p
                join identity i on i.identity_id = p.a join identity j on j.identity_id = p.b order by two""";
        Bank one = bank();
        var whole = one.delta("a", 1, crowd);

        Bank two = bank();
        two.delta("a", 1, crowd.subList(0, 900));
        assertThat(two.rows(pairs)).anyMatch(pair -> pair.endsWith(" f"));
        two.delta("a", 1, crowd.subList(900, 1_100));

        assertThat(whole.resolved().matched().hotKeys()).isEqualTo(1);
        assertThat(whole.resolved().matched().unexamined()).isEqualTo(1_100 * 1_099 / 2);
        assertThat(whole.resolved().matched().loss())
                .as("of 105,300 times that one of five keys was shared none alone found a link, so once in as many")
                .isEqualTo(6);
        assertThat(two.rows("select identities from hot_key")).containsExactly("1100");
        assertThat(one.rows(pairs)).isNotEmpty().allMatch(pair -> pair.endsWith(" t"));
        assertThat(two.rows(pairs)).isEqualTo(one.rows(pairs));
        assertThat(two.rows(PARTITION)).isEqualTo(one.rows(PARTITION));
    }

    @Test
    void the_keys_of_later_nights_are_recent_until_they_are_an_eighth_and_are_found_before_and_after()
            throws Exception {
        String recent = "select count(*) > 0 from identity_key_recent";
        Bank bank = bank();
        bank.delta("a", 1, crowd(0, 400));
        assertThat(bank.rows(recent)).containsExactly("f");

        bank.delta("b", 1, List.of(row("x", "X1", "上官婉儿", "2001-03-05", "")));
        bank.delta("c", 1, List.of(row("y", "Y1", "上官婉儿", "2001-03-05", "")));
        assertThat(bank.rows(recent)).containsExactly("t");
        assertThat(settle(bank)).isZero();

        for (int from = 400; from < 480; from += 20) {
            bank.delta("a", 1, crowd(from, from + 20));
        }
        try (Connection adding = bank.database().getConnection();
                Statement statement = adding.createStatement()) {
            adding.setAutoCommit(false);
            statement.execute("select pg_advisory_xact_lock_shared(" + 0x6b657973L + ")");
            assertThat(settle(bank)).as("while somebody adds keys").isZero();
            adding.rollback();
        }
        assertThat(settle(bank)).isGreaterThan(200);
        assertThat(bank.rows(recent)).containsExactly("f");
        bank.delta("d", 1, List.of(row("z", "Z1", "上官婉儿", "2001-03-05", "")));

        assertThat(bank.rows("""
                select distinct count(*) over (partition by m.learner_id) from membership m join identity i using (identity_id)
                where i.name = '上官婉儿' and until_batch is null""")).containsExactly("3");
    }

    private static List<Row> crowd(int from, int to) {
        List<Row> crowd = new ArrayList<>();
        for (int i = from; i < to; i++) {
            String birth = LocalDate.of(1950, 1, 1).plusDays(31L * i).toString();
            crowd.add(row("" + i, "N" + i, "王伟" + Character.toString(0x4e00 + i), birth, ""));
        }
        return crowd;
    }

    private static long settle(Bank bank) throws SQLException {
        try (Connection connection = bank.database().getConnection()) {
            connection.setAutoCommit(false);
            long settled = Postings.settle(connection);
            connection.commit();
            return settled;
        }
    }

    @Test
    void the_same_people_and_digest_come_from_every_order_and_batching() throws Exception {
        Random random = new Random(17);
        for (int world = 0; world < 3; world++) {
            List<Sent> sent = world(random);
            Bank expected = play(sent, sent.size());
            for (int order = 0; order < 3; order++) {
                Collections.shuffle(sent, random);
                Bank other = play(sent, 1 + random.nextInt(6));
                assertThat(other.rows(PARTITION)).isEqualTo(expected.rows(PARTITION));
                assertThat(other.content()).isEqualTo(expected.content());
            }
            Bank crossed = cross(sent, 6);
            assertThat(crossed.rows(PARTITION)).isEqualTo(expected.rows(PARTITION));
            assertThat(crossed.content()).isEqualTo(expected.content());
        }
    }

    private record Sent(String source, Row row) {}

    private static List<Sent> world(Random random) {
        List<String> names = List.of("上官婉儿", "上官晚儿", "SHANGGUAN WANER", "司马相如", "司馬相如", "欧阳晓华");
        List<String> births = List.of("2001-03-05", "2001-05-03", "2001-03-06");
        List<Sent> sent = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            int document = random.nextInt(8);
            Row row = row(
                    "k" + i,
                    "N" + random.nextInt(6),
                    names.get(random.nextInt(names.size())),
                    births.get(random.nextInt(births.size())),
                    document < 3 ? "D" + document : "");
            sent.add(new Sent(random.nextInt(2) == 0 ? "b" : "a", row));
        }
        return sent;
    }

    private Bank play(List<Sent> sent, int perNight) throws Exception {
        Bank bank = bank();
        for (int from = 0; from < sent.size(); from += perNight) {
            List<Sent> night = sent.subList(from, Math.min(sent.size(), from + perNight));
            for (String source : List.of("b", "a")) {
                List<Row> rows = rows(night, source);
                if (!rows.isEmpty()) {
                    bank.delta(source, trust(source), rows);
                }
            }
        }
        return bank;
    }

    /** Nights in which both sources have prepared before either takes the bank, now one first and now the other. */
    private Bank cross(List<Sent> sent, int perNight) throws Exception {
        Bank bank = bank();
        for (int from = 0; from < sent.size(); from += perNight) {
            List<Sent> night = sent.subList(from, Math.min(sent.size(), from + perNight));
            String first = from / perNight % 2 == 0 ? "a" : "b";
            String second = first.equals("a") ? "b" : "a";
            try (Bank.Waiting waiting = bank.prepare(first, trust(first), rows(night, first));
                    Bank.Waiting overtaking = bank.prepare(second, trust(second), rows(night, second))) {
                overtaking.credit();
                waiting.credit();
            }
        }
        return bank;
    }

    private static List<Row> rows(List<Sent> night, String source) {
        return night.stream()
                .filter(one -> one.source().equals(source))
                .map(Sent::row)
                .toList();
    }

    private static int trust(String source) {
        return source.equals("a") ? 60 : 40;
    }

    private Bank bank() throws IOException {
        Vault vault = Vault.open(folder);
        Bank bank = new Bank(vault);
        bank.match(new Matching(LearnerModel.read(Path.of("mappings", "models", "learners.yaml")), vault));
        return bank;
    }

    private static long decide(Bank bank, long one, long other, boolean together) throws Exception {
        try (Connection connection = bank.database().getConnection()) {
            return Decisions.decide(connection, Pair.of(one, other), together, "qian");
        }
    }

    private static Row row(String key, String number, String name, String birth, String document) {
        return Row.course(key, "", "CS" + key).learner(number, name, birth, document);
    }
}
