package creditbank.run;

import static org.assertj.core.api.Assertions.assertThat;

import creditbank.credit.Row;
import creditbank.database.StoreTest;
import creditbank.ledger.note.VerifierKey;
import creditbank.ledger.site.LogAudit;
import creditbank.ledger.site.LogSite;
import creditbank.resolve.Pair;
import creditbank.resolve.match.Matching;
import creditbank.run.centre.Centre;
import creditbank.run.centre.Progress;
import creditbank.run.review.ReviewRun;
import creditbank.run.source.Sources;
import creditbank.seal.Erasure;
import creditbank.seal.audit.BankAudit;
import creditbank.seal.audit.BankReport;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Erasing after merges and splits, and before a night that still names the learner. */
@StoreTest
class EraseRunTest {
    private static final Erasure.Order ORDER = new Erasure.Order("request 7", "qian");
    private static final String RECORDS = "select record_id, learner_id, live from record order by 1";

    @TempDir
    private Path work;

    private College college;
    private Centre centre;
    private creditbank.credit.Bank bank;

    @BeforeEach
    void open() throws Exception {
        college = new College(work);
        centre = college.centre();
        bank = new creditbank.credit.Bank(centre.database(), centre.vault());
        bank.match(new Matching(Sources.learners(Path.of("")), centre.vault()));
    }

    @AfterEach
    void close() {
        centre.close();
        college.close();
    }

    /** Two who may be one: the first has MA1 and MA3 from one sender, the second MA2 and MA3 from another. */
    private void two() throws Exception {
        bank.delta("a", 60, List.of(first("1", "MA1"), first("3", "MA3")));
        bank.delta("c", 60, List.of(second("2", "MA2"), second("4", "MA3")));
        assertThat(bank.rows(RECORDS)).containsExactly("1 1 t", "2 1 t", "3 2 t", "4 2 t");
        centre.seals().sealWaiting();
    }

    @Test
    void whoever_was_merged_is_erased_under_all_numbers() throws Exception {
        two();
        bank.delta("a", 60, List.of(other("5", "MA1")));
        review().decide(new Pair(1, 2), true, "qian");
        assertThat(bank.rows("select learner_id, forward_to from learner order by 1"))
                .containsExactly("1 null", "2 1", "3 null");

        Erasure erasure = centre.seals().erase(2, ORDER);

        assertThat(List.of(erasure.learner(), erasure.learners(), erasure.identities(), erasure.claims()))
                .containsExactly(1L, 2L, 2L, 4L);
        assertThat(bank.rows("select distinct learner_id from record")).containsExactly("3");
        assertThat(bank.rows("select name from identity")).containsExactly("李雷");
        assertThat(audit().waiting()).isZero();
        assertThat(centre.seals().erase(1, ORDER).tombstone())
                .as("the same person by the other number")
                .isEqualTo(erasure.tombstone());
    }

    @Test
    void after_a_split_only_the_one_who_is_erased_goes() throws Exception {
        two();
        ReviewRun review = review();
        review.decide(new Pair(1, 2), true, "qian");
        review.undo(1, "qian");
        List<String> ofFirst = bank.rows("select record_id from record where learner_id = 1 and live order by 1");
        assertThat(bank.rows("select distinct learner_id from record where live order by 1"))
                .containsExactly("1", "2");

        Erasure erasure = centre.seals().erase(2, ORDER);

        assertThat(erasure.identities()).isEqualTo(1);
        assertThat(bank.rows("select record_id from record where learner_id = 1 and live order by 1"))
                .isEqualTo(ofFirst);
        assertThat(bank.rows("select count(*) from record where learner_id = 2"))
                .containsExactly("0");
        assertThat(erasure.shared())
                .as("the version of the first's MA3 that both had made")
                .isEqualTo(1);
        assertThat(audit().waiting()).isZero();
        centre.seals().erase(1, ORDER);
        assertThat(bank.rows("select count(*) from record_version")).containsExactly("0");
        assertThat(audit().waiting()).isZero();
    }

    @Test
    void the_night_after_refuses_the_rows_that_still_name_the_learner_and_keeps_nothing_of_them() throws Exception {
        try (Bank program = college.open()) {
            college.offer(80, 90);
            assertThat(college.nightly(program).counts().fresh()).isEqualTo(2);
            long learner = college.count("select m.learner_id from identity i join membership m using (identity_id)"
                    + " where i.number = '2021010' and m.until_batch is null");
            centre.seals().erase(learner, ORDER);
            centre.publish();
            long left = college.count("select count(*) from identity");

            college.offer(81, 91);
            RunReport night = program.runs().nightly(College.within(10_000, 10_000), College.DAY, Progress.SILENT);

            assertThat(night.state()).isEqualTo("sealed");
            assertThat(college.count("select refused from batch order by batch_id desc limit 1"))
                    .isEqualTo(2 - left);
            assertThat(college.count("select count(*) from refusal where code = 'learner.erased'"))
                    .isEqualTo(2 - left);
            assertThat(college.count("select count(*) from identity")).isEqualTo(left);
            byte[] raw = centre.rawKey(2).decrypt(raw());
            assertThat(new String(raw, StandardCharsets.UTF_8)).isEmpty();
            assertThat(audit().waiting()).isZero();
        }
    }

    private byte[] raw() throws Exception {
        String hex = bank.rows("select encode(raw, 'hex') from refusal").getFirst();
        return HexFormat.of().parseHex(hex);
    }

    private ReviewRun review() throws Exception {
        return new ReviewRun(centre, Sources.learners(Path.of("")), Sources.rules(Path.of("")), College.DAY);
    }

    private BankReport audit() throws Exception {
        Path ledger = centre.home().resolve("ledger");
        VerifierKey key = VerifierKey.parse(Files.readString(ledger.resolve("log.vkey"), StandardCharsets.UTF_8)
                .strip());
        LogAudit log = new LogAudit(LogSite.folder(ledger.resolve("log")), key);
        return new BankAudit(centre.database(), centre.vault(), key.name(), log).run();
    }

    private static Row first(String key, String code) {
        return Row.course(key, "", code).learner("N1", "欧阳晓华", "2001-03-05", "D1");
    }

    private static Row second(String key, String code) {
        return Row.course(key, "", code).learner("X9", "OUYANG XIAOHUA", "2001-03-05", "");
    }

    private static Row other(String key, String code) {
        return Row.course(key, "", code).learner("N3", "李雷", "1999-09-09", "D3");
    }
}
