package creditbank.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import creditbank.batch.BatchState;
import creditbank.credit.Row;
import creditbank.database.StoreTest;
import creditbank.ledger.note.VerifierKey;
import creditbank.ledger.site.LogAudit;
import creditbank.ledger.site.LogSite;
import creditbank.outcome.PartialDate;
import creditbank.recognise.act.ActType;
import creditbank.recognise.registry.Office;
import creditbank.run.centre.Centre;
import creditbank.run.registry.RegistryReport;
import creditbank.run.registry.RegistryRun;
import creditbank.run.source.Sources;
import creditbank.seal.audit.BankAudit;
import creditbank.seal.audit.BankReport;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What people redeem and dispute, from the act to the ledger. Learner 1 has a training of 64 hours, which are 4.00 credits. */
@StoreTest
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RegistryRunTest {
    private static final LocalDate DAY = LocalDate.of(2024, 6, 30);

    @TempDir
    private Path work;

    private College college;
    private Centre centre;
    private creditbank.credit.Bank bank;
    private RegistryRun registry;

    @BeforeEach
    void open() throws Exception {
        college = new College(work);
        centre = college.centre();
        bank = new creditbank.credit.Bank(centre.database(), centre.vault());
        bank.convert(Sources.rules(Path.of("")));
        registry = new RegistryRun(centre, Office.institutions(), DAY, "qian");
        PartialDate day = PartialDate.day(DAY);
        Row row = Row.training("k1", "D1", "Welding", day).end(day).on(DAY).hours(6_400);
        bank.delta("a", 50, List.of(row));
    }

    @AfterEach
    void close() {
        centre.close();
        college.close();
    }

    @Test
    void an_act_is_a_sealed_batch_of_its_own_that_names_nobody() throws Exception {
        RegistryReport report = registry.redeem(1, "welding", Set.of());

        assertThat(report.batch().state()).isEqualTo(BatchState.SEALED);
        assertThat(report.act().type()).isEqualTo(ActType.REDEEMED);
        String document = bank.rows("select convert_from(document, 'UTF8') from seal_leaf where format = 3")
                .getFirst();
        assertThat(document)
                .contains("\"acts\":1,\"actsRoot\":\"", "\"source\":\"registry\"", "\"records\":0")
                .doesNotContain("learner", "qian");
        assertThat(college.line(report.batch().run()).state()).isEqualTo("sealed");
        assertThat(college.line(report.batch().run()).rerunnable()).isFalse();
        registry.dispute(1, "the hours are doubted");
        assertThat(bank.rows("select count(*) from seal_leaf where format = 3 and position is not null"))
                .containsExactly("2");
    }

    @Test
    void what_is_refused_leaves_no_batch() throws Exception {
        assertThatThrownBy(() -> registry.redeem(7, "welding", Set.of())).hasMessage("there is no learner 7");
        assertThatThrownBy(() -> registry.redeem(1, "cooking", Set.of()))
                .hasMessage(
                        "there is no programme cooking on 2024-06-30, expected one of [informal-1, sewing-1, welding-1]");
        assertThat(bank.rows("select count(*) from batch")).containsExactly("1");
    }

    @Test
    void an_act_that_a_crash_left_unsealed_is_sealed_with_the_next() throws Exception {
        RegistryReport report = registry.redeem(1, "welding", Set.of());
        long batch = report.batch().handle().id();
        college.change("delete from seal_leaf where subject = '" + batch + "'");
        college.change("update batch set state = 'credited' where batch_id = " + batch);
        registry.cancel(report.act().id(), "by mistake");
        assertThat(bank.rows("select state from batch where batch_id = " + batch))
                .containsExactly("sealed");
    }

    @Test
    void of_eight_who_press_at_once_for_two_programmes_exactly_one_redeems() throws Exception {
        CyclicBarrier together = new CyclicBarrier(8);
        List<String> refused = new ArrayList<>();
        int redeemed = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<RegistryReport>> pressed = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                String programme = i % 2 == 0 ? "welding" : "sewing";
                pressed.add(threads.submit(() -> {
                    together.await();
                    return registry.redeem(1, programme, Set.of(1L));
                }));
            }
            for (Future<RegistryReport> one : pressed) {
                try {
                    one.get();
                    redeemed++;
                } catch (ExecutionException e) {
                    refused.add(
                            String.valueOf(Objects.requireNonNull(e.getCause()).getMessage()));
                }
            }
        }
        assertThat(redeemed).isEqualTo(1);
        assertThat(refused).hasSize(7).allMatch(why -> why.startsWith("record 1 was redeemed already, for "));
        assertThat(bank.rows("select count(*) from redemption")).containsExactly("1");
        assertThat(bank.rows("select count(*) from batch where state <> 'credited'"))
                .containsExactly("1");
    }

    @Test
    void the_database_refuses_a_second_redemption_whatever_the_program_believes() throws Exception {
        registry.redeem(1, "welding", Set.of());
        assertThatThrownBy(() -> college.change("""
                        insert into act select 4711, batch_id, learner_id, about, record_id, programme_id, type, body, made_by, made_at from act;
                        insert into redemption select 4711, record_id, null, version, edition, credits, worth from redemption"""))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("redemption_once");
    }

    @Test
    void a_bank_whose_acts_or_what_follows_from_them_were_changed_does_not_pass_the_audit() throws Exception {
        long act = registry.redeem(1, "welding", Set.of()).act().id();
        registry.dispute(1, "the hours are doubted");
        centre.seals().sealWaiting();
        audit();

        assertTampered("update redemption set credits = 300", "says something else than the bank's columns do");
        assertTampered("update redemption set cancelled_by = act_id", "says something else");
        assertTampered("update panel_case set record_id = 2", "says something else");
        assertTampered("delete from redemption", "says something else");
        assertTampered(
                "update act set body = replace(body, '4.00', '5.00') where act_id = " + act,
                "acts, not the 1 that were sealed");
        audit();
    }

    private void assertTampered(String sql, String message) throws Exception {
        try (Connection connection = college.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create table kept_redemption as table redemption");
            statement.execute("create table kept_act as table act");
            statement.execute("create table kept_case as table panel_case");
            statement.execute(sql);
            assertThatThrownBy(this::audit).as(sql).hasMessageContaining(message);
            statement.execute("delete from redemption; insert into redemption table kept_redemption");
            statement.execute("update act a set body = k.body from kept_act k where k.act_id = a.act_id");
            statement.execute("delete from panel_case; insert into panel_case table kept_case");
            statement.execute("drop table kept_redemption, kept_act, kept_case");
        }
    }

    private BankReport audit() throws Exception {
        Path ledger = work.resolve("home/ledger");
        VerifierKey key = VerifierKey.parse(Files.readString(ledger.resolve("log.vkey"), StandardCharsets.US_ASCII)
                .strip());
        LogAudit log = new LogAudit(LogSite.folder(ledger.resolve("log")), key);
        return new BankAudit(centre.database(), centre.vault(), key.name(), log).run();
    }
}
