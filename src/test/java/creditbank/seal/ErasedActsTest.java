package creditbank.seal;

import static org.assertj.core.api.Assertions.assertThat;

import creditbank.database.StoreTest;
import creditbank.ledger.Log;
import creditbank.ledger.site.LogAudit;
import creditbank.ledger.site.LogSite;
import creditbank.recognise.act.Outcome;
import creditbank.recognise.registry.Applying;
import creditbank.recognise.registry.Office;
import creditbank.recognise.registry.Panelling;
import creditbank.recognise.registry.Sampling;
import creditbank.recognise.sample.Purpose;
import creditbank.recognise.sample.Verdict;
import creditbank.seal.audit.BankAudit;
import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Threads of acts that crossed a merge and a split, where some are written down under one learner and some under the other. Learner 1 has a training as record 1, learner 2 one
 * as record 2.
 */
@StoreTest
class ErasedActsTest {
    private static final String ORIGIN = "creditbank.test/erased-acts";
    private static final Erasure.Order ORDER = new Erasure.Order("request 7", "qian");
    private static final String PANEL = """
            format: 1
            case: %d
            method: portfolio
            members:
              - {name: 王甲, sector: academia, employer: "4111010001"}
              - {name: 王乙, sector: academia, employer: "4111010001"}
              - {name: 王丙, sector: industry, employer: 91350100M000100Y43}
              - {name: 王丁, sector: industry, employer: 91350100M000100Y43}
              - {name: 王戊, sector: government, employer: "4111010002"}
            """;

    @TempDir
    private Path folder;

    private Office office;
    private DataSource database;
    private Log log;
    private Seals seals;

    @BeforeEach
    void open() throws Exception {
        office = new Office(folder);
        database = office.bank.database();
        log = Log.open(
                database, folder.resolve("log"), folder.resolve("keys/ledger.key"), folder.resolve("log.vkey"), ORIGIN);
        seals = new Seals(database, log, office.vault.recordKeys());
        office.bank.delta("a", 50, List.of(Office.training("k1", "N1", "Welding", 64)));
    }

    @Test
    void a_dispute_stays_with_whoever_has_its_record_and_goes_whole_with_him() throws Exception {
        office.bank.delta("b", 50, List.of(Office.training("k2", "N2", "Welding", 64)));
        long dispute = office.dispute(2);
        office.merge(1, 2);
        office.act(desk -> Panelling.seat(desk, office.panel(PANEL.formatted(dispute))));
        office.split(1);
        office.act(desk -> Panelling.decide(desk, dispute, Outcome.REJECTED, null, "the portfolio shows it"));
        assertThat(acts()).containsExactly("disputed 2", "panel-seated 1", "decided 2");

        erase(1);
        assertThat(acts()).containsExactly("disputed 2", "panel-seated 1", "decided 2");
        assertThat(rows("panel_member")).isEqualTo(5);
        erase(2);
        assertThat(List.of(rows("act"), rows("panel_case"), rows("panel_member")))
                .containsOnly(0L);
    }

    @Test
    void an_application_goes_with_the_applicant_though_its_panel_sat_for_another_number() throws Exception {
        office.bank.delta("b", 50, List.of(Office.training("k2", "N2", "Sewing", 64)));
        long filed = office.act(desk -> Applying.apply(desk, 2, office.programme("informal")));
        office.merge(1, 2);
        office.act(desk -> Panelling.seat(desk, office.panel(PANEL.formatted(filed))));
        office.act(desk -> Panelling.decide(desk, filed, Outcome.REFUSED, null, "it shows nothing"));
        office.split(1);
        assertThat(acts()).startsWith("filed 2", "panel-seated 1").contains("declined 1");

        List<String> before = acts();
        erase(1);
        assertThat(acts()).isEqualTo(before);
        erase(2);
        assertThat(List.of(rows("act"), rows("panel_case"), rows("panel_member")))
                .containsOnly(0L);
    }

    @Test
    void a_redemption_and_what_took_it_back_go_with_the_record_that_was_redeemed() throws Exception {
        office.bank.delta("b", 50, List.of(Office.training("k2", "N2", "Sewing", 64)));
        office.merge(1, 2);
        long act = office.redeem(1, "welding", 2L);
        office.split(1);
        office.cancel(act);
        assertThat(acts()).hasSize(2).first().isEqualTo("redeemed 1");

        erase(1);
        assertThat(acts()).as("the record is learner 2's").hasSize(2);
        erase(2);
        assertThat(List.of(rows("act"), rows("redemption"))).containsOnly(0L);
    }

    @Test
    void what_two_learners_hold_together_stays_until_the_second_is_erased() throws Exception {
        office.bank.delta("b", 50, List.of(Office.training("k2", "N2", "Sewing", 64)));
        office.merge(1, 2);
        office.redeem(1, "welding", 1L, 2L);
        office.split(1);

        assertThat(seals.previewErasure(1).records()).as("record 1, no act").isEqualTo(1);
        erase(1);
        assertThat(acts()).containsExactly("redeemed 1");
        assertThat(office.account(2)).startsWith("free 0 redeemed 400 ");
        erase(2);
        assertThat(List.of(rows("act"), rows("redemption"))).containsOnly(0L);
    }

    @Test
    void what_an_audit_found_of_a_record_goes_with_whoever_has_the_record() throws Exception {
        office.bank.delta("b", 50, List.of(Office.training("k2", "N2", "Sewing", 64)));
        office.merge(1, 2);
        office.bank.delta("b", 50, List.of(Office.training("k3", "N2", "Baking", 64)));
        seals.sealWaiting();
        office.act(desk -> Sampling.draw(desk, new Sampling.Order(3, Purpose.INSIDE, ""), seals.note()));
        office.act(desk -> Sampling.found(desk, 1, 3, Verdict.RIGHT, "seen on paper"));
        office.split(1);
        assertThat(office.bank.rows("select learner_id from record where record_id = 3"))
                .as("made while they were one, of what the second reports")
                .containsExactly("2");

        erase(1);
        assertThat(acts()).containsExactly("sampled 0", "found 1");
        erase(2);
        assertThat(acts()).containsExactly("sampled 0");
    }

    @Test
    void who_is_erased_while_merged_takes_the_acts_of_both_numbers_along() throws Exception {
        office.bank.delta("b", 50, List.of(Office.training("k2", "N2", "Welding", 64)));
        office.redeem(2, "welding");
        office.merge(1, 2);
        office.dispute(1);
        assertThat(acts()).containsExactly("redeemed 2", "disputed 1");

        erase(2);
        assertThat(List.of(rows("act"), rows("redemption"), rows("panel_case"), rows("record")))
                .containsOnly(0L);
    }

    /** Erases what was sealed, after which the bank must still agree with its log. */
    private void erase(long learner) throws Exception {
        seals.sealWaiting();
        audit();
        seals.erase(learner, ORDER);
        audit();
    }

    private void audit() throws Exception {
        LogAudit own = new LogAudit(LogSite.folder(folder.resolve("log")), log.key());
        assertThat(new BankAudit(database, office.vault, ORIGIN, own).run().waiting())
                .isZero();
    }

    private List<String> acts() throws Exception {
        return office.bank.rows("select type, learner_id from act order by act_id");
    }

    private long rows(String table) throws Exception {
        return Long.parseLong(office.bank.rows("select count(*) from " + table).getFirst());
    }
}
