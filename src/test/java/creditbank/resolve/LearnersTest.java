package creditbank.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import creditbank.credit.Bank;
import creditbank.credit.Row;
import creditbank.database.StoreTest;
import creditbank.resolve.match.Matched;
import creditbank.vault.Vault;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@StoreTest
class LearnersTest {

    /** Who stands with whom, told by the sources' own facts: identity keys of each learner, sorted. */
    private static final String PARTITION = """
            select string_agg(s.name || '/' || i.identity_key, ',' order by s.name, i.identity_key) as p
            from identity i join source s using (source_id)
            join membership m on m.identity_id = i.identity_id and m.until_batch is null
            group by m.learner_id order by p""";

    @TempDir
    private Path folder;

    private static Row row(String key, String number, String name, String document) {
        return Row.course(key, "", "CS" + key).learner(number, name, "2001-03-05", document);
    }

    @Test
    void one_document_is_one_learner_across_sources_and_names() throws Exception {
        Bank bank = new Bank(Vault.open(folder));
        bank.delta("a", 1, List.of(row("1", "N1", "Li", "D1")));
        bank.delta("b", 1, List.of(row("1", "X9", "Wang", "D1")));
        assertThat(bank.rows("select distinct learner_id from membership")).containsExactly("1");
    }

    @Test
    void two_documents_never_merge_though_name_birth_and_number_agree() throws Exception {
        Bank bank = new Bank(Vault.open(folder));
        bank.delta("a", 1, List.of(row("1", "N1", "Li", "D1"), row("2", "N1", "Li", "D2")));
        assertThat(bank.content().learners()).isEqualTo(2);
    }

    @Test
    void without_a_document_name_birth_and_number_match_within_a_source_only() throws Exception {
        Bank bank = new Bank(Vault.open(folder));
        bank.delta("a", 1, List.of(row("1", "N1", "Li", ""), row("2", "N1", "LI", ""), row("3", "", "Li", "")));
        bank.delta("b", 1, List.of(row("1", "N1", "Li", "")));
        assertThat(bank.rows("select count(distinct learner_id) from membership"))
                .containsExactly("3");
    }

    @Test
    void a_document_that_comes_later_takes_the_group_and_its_records_along_and_the_older_id_stays() throws Exception {
        Bank bank = new Bank(Vault.open(folder));
        bank.delta("a", 1, List.of(row("1", "N1", "Li", "")));
        bank.delta("b", 1, List.of(row("2", "Z", "Li Si", "D1")));
        var outcome = bank.delta("a", 1, List.of(row("3", "N1", "Li", "D1")));
        assertThat(outcome.resolved()).isEqualTo(new Resolved(1, 0, 1, 0, 1, Matched.NONE));
        assertThat(outcome.counts().moved()).isEqualTo(1);
        assertThat(bank.rows("select learner_id, forward_to from learner order by 1"))
                .containsExactly("1 null", "2 1");
        assertThat(bank.rows("select record_id, learner_id, version, live from record order by 1"))
                .containsExactly("1 1 1 t", "2 1 2 t", "3 1 1 t");
    }

    @Test
    void a_second_document_in_the_group_splits_it_and_the_part_gets_its_former_id_back() throws Exception {
        Bank bank = new Bank(Vault.open(folder));
        bank.delta("b", 1, List.of(row("1", "Z", "Li Si", "D1")));
        bank.delta("a", 1, List.of(row("2", "N1", "Li", "")));
        bank.delta("a", 1, List.of(row("3", "N1", "Li", "D1")));
        assertThat(bank.rows("select learner_id, forward_to from learner order by 1"))
                .containsExactly("1 null", "2 1");
        var outcome = bank.delta("a", 1, List.of(row("4", "N1", "Li", "D2")));
        assertThat(outcome.resolved()).isEqualTo(new Resolved(1, 1, 0, 1, 1, Matched.NONE));
        assertThat(bank.rows("select learner_id, forward_to from learner order by 1"))
                .containsExactly("1 null", "2 null", "3 null");
        assertThat(bank.rows("select record_id, learner_id, version, live from record order by 1"))
                .containsExactly("1 1 1 t", "2 2 3 t", "3 1 1 t", "4 3 1 t");
        assertThat(bank.content().learners()).isEqualTo(3);
    }

    @Test
    void records_of_one_achievement_fold_when_their_learners_merge_and_part_when_they_split() throws Exception {
        Bank bank = new Bank(Vault.open(folder));
        Row school = Row.course("1", "", "CS1").learner("N1", "Li", "2001-03-05", "");
        bank.delta("a", 1, List.of(school));
        bank.delta("b", 1, List.of(Row.course("1", "D1", "CS1").learner("Z", "Li Si", "2001-03-05", "D1")));
        var merged = bank.delta("a", 1, List.of(row("2", "N1", "Li", "D1")));
        assertThat(merged.counts().moved()).isEqualTo(1);
        assertThat(bank.rows("select record_id, learner_id, version, live from record order by 1"))
                .containsExactly("1 1 2 t", "2 2 2 f", "3 1 1 t");
        assertThat(bank.rows("select count(*) from record_claim where record_id = 1 and version = 2"))
                .containsExactly("2");
        assertThat(bank.rows("select count(*) from record_claim where record_id = 1 and version = 1"))
                .containsExactly("1");
        bank.delta("a", 1, List.of(row("3", "N1", "Li", "D2")));
        assertThat(bank.content().records()).isEqualTo(4);
    }

    @Test
    void the_same_partition_and_digest_come_from_every_order_and_batching() throws Exception {
        Random random = new Random(11);
        for (int world = 0; world < 4; world++) {
            List<Sent> sent = world(random);
            Bank expected = play(sent, sent.size());
            for (int order = 0; order < 3; order++) {
                Collections.shuffle(sent, random);
                Bank other = play(sent, 1 + random.nextInt(5));
                assertThat(other.rows(PARTITION)).isEqualTo(expected.rows(PARTITION));
                assertThat(other.content()).isEqualTo(expected.content());
                assertThat(other.rows("select count(*) from learner l join learner t on t.learner_id = l.forward_to"
                                + " where t.forward_to is not null"))
                        .containsExactly("0");
                assertThat(other.rows("select count(*) from membership m join learner l using (learner_id)"
                                + " where m.until_batch is null and l.forward_to is not null"))
                        .containsExactly("0");
            }
        }
    }

    private record Sent(String source, Row row) {}

    private static List<Sent> world(Random random) {
        List<Sent> sent = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            int document = random.nextInt(6);
            Row row = Row.course("k" + i, "", "CS" + random.nextInt(2))
                    .learner(
                            "N" + random.nextInt(3),
                            random.nextBoolean() ? "Li" : "Wang",
                            "2001-03-05",
                            document < 4 ? "D" + document : "");
            sent.add(new Sent(random.nextInt(3) == 0 ? "b" : "a", row));
        }
        return sent;
    }

    private Bank play(List<Sent> sent, int perNight) throws Exception {
        Bank bank = new Bank(Vault.open(folder));
        for (int from = 0; from < sent.size(); from += perNight) {
            List<Sent> night = sent.subList(from, Math.min(sent.size(), from + perNight));
            for (String source : List.of("b", "a")) {
                List<Row> rows = night.stream()
                        .filter(one -> one.source().equals(source))
                        .map(Sent::row)
                        .toList();
                if (!rows.isEmpty()) {
                    bank.delta(source, source.equals("a") ? 60 : 40, rows);
                }
            }
        }
        return bank;
    }
}
