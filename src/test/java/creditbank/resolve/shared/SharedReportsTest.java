package creditbank.resolve.shared;

import static org.assertj.core.api.Assertions.assertThat;

import creditbank.credit.Bank;
import creditbank.credit.Row;
import creditbank.database.StoreTest;
import creditbank.normalise.Achievement;
import creditbank.normalise.IdentityFacts;
import creditbank.normalise.Secret;
import creditbank.outcome.Kind;
import creditbank.outcome.PartialDate;
import creditbank.resolve.match.LearnerModel;
import creditbank.resolve.match.Matching;
import creditbank.vault.Vault;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What two senders report of both of two identities, by the shipped model, on a real database. */
@StoreTest
class SharedReportsTest {
    private static final String LEARNERS =
            "select count(distinct learner_id) from membership where until_batch is null";
    /** What reports add, to the thousandth of a bit. */
    private static final String ADDED = "select round((weight - facts)::numeric, 3) from pair where a = 1 and b = 2";

    private static final String BIRTH = "2001-03-05";
    private static final PartialDate BEGIN = PartialDate.day(LocalDate.of(2024, 4, 1));

    @TempDir
    private Path folder;

    @Test
    void a_common_name_and_a_birth_date_are_one_person_where_two_senders_report_the_same_training() throws Exception {
        Bank bank = bank();
        bank.delta("a", 1, List.of(training("1", "张伟", "Welding")));
        bank.delta("b", 1, List.of(training("2", "张伟", "Welding"), training("3", "张伟", "Baking")));

        assertThat(bank.rows(ADDED)).containsExactly("13.000");
        assertThat(bank.rows(LEARNERS)).containsExactly("1");
    }

    @Test
    void another_begin_is_another_training_and_one_senders_own_reports_add_nothing() throws Exception {
        Bank bank = bank();
        bank.delta("a", 1, List.of(training("1", "张伟", "Welding")));
        Row later = Row.training("2", "", "Welding", PartialDate.day(LocalDate.of(2024, 4, 8)));
        bank.delta("b", 1, List.of(later.learner("b", "张伟", BIRTH, "")));
        bank.delta("a", 1, List.of(Row.training("3", "", "Welding", BEGIN).learner("other", "张伟", BIRTH, "")));

        assertThat(bank.rows("select a, b, weight = facts from pair order by a, b"))
                .containsExactly("1 2 t", "1 3 t", "2 3 t");
        assertThat(bank.rows(LEARNERS)).containsExactly("3");
    }

    @Test
    void a_certificates_number_counts_more_than_a_training_and_both_together_no_more_than_it() throws Exception {
        Bank bank = bank();
        bank.delta("a", 1, List.of(certificate("1"), training("3", "张伟", "Welding")));
        bank.delta("b", 1, List.of(certificate("2"), training("4", "张伟", "Welding")));

        assertThat(bank.rows(ADDED)).containsExactly("16.000");
        assertThat(bank.rows(LEARNERS)).containsExactly("1");
    }

    @Test
    void names_with_nothing_in_common_stay_apart_whatever_is_reported() throws Exception {
        Bank bank = bank();
        bank.delta("a", 1, List.of(phoned(training("1", "上官婉儿", "Welding"))));
        bank.delta("b", 1, List.of(phoned(training("2", "司马相如", "Welding"))));

        assertThat(bank.rows("select facts > 2, weight = facts from pair")).containsExactly("t t");
        assertThat(bank.rows(LEARNERS)).containsExactly("2");
    }

    @Test
    void each_doubling_of_those_who_have_the_training_takes_a_bit_whenever_they_come_and_gives_it_back_when_they_go()
            throws Exception {
        Bank bank = bank();
        bank.delta("a", 1, List.of(training("1", "张伟", "Welding")));
        bank.delta("b", 1, List.of(training("2", "张伟", "Welding")));
        List<Row> crowd = new ArrayList<>();
        List<Row> gone = new ArrayList<>();
        for (int i = 0; i < 126; i++) {
            String birth = LocalDate.of(1960, 1, 1).plusDays(40L * i).toString();
            crowd.add(Row.training("c" + i, "", "Welding", BEGIN)
                    .learner("c" + i, "王" + Character.toString(0x4e00 + i), birth, ""));
            gone.add(Row.takeBack("c" + i));
        }
        bank.delta("c", 1, crowd);

        // 128 have it: six doublings of two.
        assertThat(bank.rows(ADDED)).containsExactly("7.000");
        bank.delta("c", 1, gone.subList(0, 112));
        assertThat(bank.rows(ADDED)).containsExactly("10.000");
        bank.delta("c", 1, gone);
        assertThat(bank.rows(ADDED)).containsExactly("13.000");
    }

    @Test
    void what_an_erasure_took_away_is_weighed_anew_by_the_next_batch_whatever_that_is_about() throws Exception {
        Bank bank = bank();
        bank.delta("a", 1, List.of(training("1", "张伟", "Welding")));
        bank.delta("b", 1, List.of(training("2", "张伟", "Welding")));
        bank.delta("c", 1, List.of(training("3", "王芳", "Welding"), training("4", "李静", "Welding")));
        assertThat(bank.rows(ADDED)).containsExactly("12.000");

        bank.rows("with gone as (update claim set ended_batch = batch_id where identity_id = 4 returning record_key)"
                + " insert into shared_stale select record_key from gone returning record_key");
        bank.delta("d", 1, List.of(training("5", "刘洋", "Baking")));

        // Three have it: half a doubling more than two, which is 0.585 bits.
        assertThat(bank.rows(ADDED)).containsExactly("12.415");
        assertThat(bank.rows("select count(*) from shared_stale")).containsExactly("0");
    }

    @Test
    void a_training_that_comes_a_night_later_links_and_one_that_is_taken_back_parts_again() throws Exception {
        Bank bank = bank();
        bank.delta("a", 1, List.of(training("1", "张伟", "Welding")));
        bank.delta("b", 1, List.of(training("2", "张伟", "Baking")));
        assertThat(bank.rows(LEARNERS)).containsExactly("2");

        bank.delta("b", 1, List.of(training("3", "张伟", "Welding")));
        assertThat(bank.rows(LEARNERS)).containsExactly("1");

        var parted = bank.delta("b", 1, List.of(Row.takeBack("3")));
        assertThat(bank.rows(LEARNERS)).containsExactly("2");
        assertThat(parted.resolved().returned()).isEqualTo(1);
        assertThat(bank.rows("select weight = facts from pair")).containsExactly("t");
    }

    @Test
    void the_same_people_and_weights_come_from_every_order_of_trainings_and_of_their_taking_back() throws Exception {
        Random random = new Random(23);
        for (int world = 0; world < 3; world++) {
            List<Sent> sent = world(random);
            Bank expected = play(sent, sent.size());
            assertThat(expected.rows("select count(*) > 0 from pair where weight > facts"))
                    .containsExactly("t");
            for (int order = 0; order < 3; order++) {
                Collections.shuffle(sent, random);
                Bank other = play(sent, 1 + random.nextInt(6));
                assertThat(people(other)).isEqualTo(people(expected));
                assertThat(weights(other)).isEqualTo(weights(expected));
                assertThat(other.content()).isEqualTo(expected.content());
            }
        }
    }

    private record Sent(String source, Row row, boolean takenBack) {}

    private static List<Sent> world(Random random) {
        List<String> names = List.of("张伟", "李娜", "王芳", "ZHANG WEI");
        List<String> births = List.of(BIRTH, "2001-05-03");
        List<Sent> sent = new ArrayList<>();
        for (int i = 0; i < 36; i++) {
            int document = random.nextInt(10);
            Row row = Row.training("k" + i, "", "Training " + random.nextInt(7), BEGIN)
                    .learner(
                            "N" + random.nextInt(8),
                            names.get(random.nextInt(names.size())),
                            births.get(random.nextInt(births.size())),
                            document < 3 ? "D" + document : "");
            sent.add(new Sent(random.nextInt(2) == 0 ? "b" : "a", row, random.nextInt(4) == 0));
        }
        return sent;
    }

    /** Some rows a night; a row that is taken back is so in the night after. */
    private Bank play(List<Sent> sent, int perNight) throws Exception {
        Bank bank = bank();
        List<Sent> before = List.of();
        for (int from = 0; from < sent.size() + perNight; from += perNight) {
            List<Sent> night = sent.subList(Math.min(sent.size(), from), Math.min(sent.size(), from + perNight));
            for (String source : List.of("b", "a")) {
                List<Row> rows = new ArrayList<>();
                before.stream()
                        .filter(one -> one.takenBack && one.source.equals(source))
                        .forEach(one -> rows.add(Row.takeBack(one.row.key())));
                night.stream().filter(one -> one.source.equals(source)).forEach(one -> rows.add(one.row));
                if (!rows.isEmpty()) {
                    bank.delta(source, 1, rows);
                }
            }
            before = night;
        }
        return bank;
    }

    private static List<String> people(Bank bank) throws Exception {
        return bank.rows("""
                select string_agg(s.name || '/' || i.identity_key, ',' order by s.name, i.identity_key) as p
                from identity i join source s using (source_id)
                join membership m on m.identity_id = i.identity_id and m.until_batch is null
                group by m.learner_id order by p""");
    }

    private static List<String> weights(Bank bank) throws Exception {
        return bank.rows("""
                select least(x.named, y.named) as one, greatest(x.named, y.named) as two, facts, weight
                from pair p
                join (select identity_id, s.name || '/' || identity_key as named from identity join source s using (source_id)) x on x.identity_id = p.a
                join (select identity_id, s.name || '/' || identity_key as named from identity join source s using (source_id)) y on y.identity_id = p.b
                order by one, two""");
    }

    private static Row training(String key, String name, String title) {
        return Row.training(key, "", title, BEGIN).learner("", name, BIRTH, "");
    }

    private static Row phoned(Row row) {
        IdentityFacts facts = row.identity();
        IdentityFacts phoned = new IdentityFacts(
                Row.uuid("phone of " + facts.key()),
                facts.number(),
                facts.name(),
                facts.foldedName(),
                facts.birthDate(),
                facts.gender(),
                facts.document(),
                new Secret("13900000000", Row.uuid("phone")));
        return new Row(row.key(), row.withdraw(), phoned, row.achievement(), row.result());
    }

    private static Row certificate(String key) {
        Achievement achievement = new Achievement(
                Kind.CERTIFICATE, "52110000MA01ABCD1X", "", "Welder", null, BEGIN, null, "S000052000001245000001");
        return Row.of(key, "", achievement).learner("", "张伟", BIRTH, "");
    }

    private Bank bank() throws IOException {
        Vault vault = Vault.open(folder);
        Bank bank = new Bank(vault);
        bank.match(new Matching(LearnerModel.read(Path.of("mappings", "models", "learners.yaml")), vault));
        return bank;
    }
}
