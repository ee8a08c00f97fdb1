package creditbank.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import creditbank.credit.Row;
import creditbank.database.StoreTest;
import creditbank.export.ExportResult;
import creditbank.export.audit.ExportAudit;
import creditbank.export.audit.ExportReport;
import creditbank.export.query.Query;
import creditbank.export.query.ResultFormat;
import creditbank.ledger.note.VerifierKey;
import creditbank.ledger.site.LogAudit;
import creditbank.ledger.site.LogSite;
import creditbank.outcome.PartialDate;
import creditbank.recognise.act.Outcome;
import creditbank.recognise.panel.file.PanelReader;
import creditbank.recognise.registry.Office;
import creditbank.run.centre.Centre;
import creditbank.run.centre.Progress;
import creditbank.run.registry.RegistryRun;
import creditbank.run.source.Sources;
import creditbank.seal.Erasure;
import creditbank.seal.audit.DifferenceException;
import creditbank.seal.audit.LogContent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What people did stands in the exports after the next night. Learner 1 has two trainings of 64 hours, which are 4.00 credits each and expire after ten years, as records
 * 1 and 2; learner 2 one, as record 3.
 */
@StoreTest
class ExportedActsTest {
    private static final LocalDate DAY = LocalDate.of(2024, 6, 30);
    private static final String STATE =
            "select record_id as id, converted_credits as c, rule, expires as x, redeemed_credits as r, redeemed_for as f,"
                    + " dispute as d, ruling as u, ruled_credits as v from records order by 1";

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
        bank.delta("a", 50, List.of(training("k1", "N1", "Welding"), training("k2", "N1", "Sewing")));
        bank.delta("b", 50, List.of(training("k3", "N2", "Welding")));
    }

    @AfterEach
    void close() {
        centre.close();
        college.close();
    }

    private static Row training(String key, String learner, String title) {
        PartialDate day = PartialDate.day(DAY);
        return Row.training(key, "", title, day)
                .end(day)
                .on(DAY)
                .hours(6_400)
                .learner(learner, "Learner " + learner, "2001-03-05", "");
    }

    @Test
    void what_was_converted_redeemed_disputed_and_ruled_stands_with_the_record() throws Exception {
        assertThat(centre.publish().changed()).isTrue();
        assertThat(state())
                .containsExactly("1,4.00,RULE,EXPIRES,,,,,", "2,4.00,RULE,EXPIRES,,,,,", "3,4.00,RULE,EXPIRES,,,,,");

        registry.redeem(1, "welding", Set.of(1L));
        long dispute = registry.dispute(2, "the hours are doubted").act().id();
        assertThat(night().changed()).as("a night that brought nothing").isTrue();
        assertThat(state())
                .containsExactly(
                        "1,4.00,RULE,EXPIRES,4.00,welding-1,,,",
                        "2,4.00,RULE,EXPIRES,,,open,,",
                        "3,4.00,RULE,EXPIRES,,,,,");
        assertThat(night().changed()).as("nothing at all has happened").isFalse();

        seat(dispute);
        registry.decide(dispute, Outcome.REVALUED, 250, "the portfolio shows less");
        assertThat(audit().compared()).as("the export from before the decision").isTrue();
        assertThat(night().changed()).isTrue();
        assertThat(state())
                .containsExactly(
                        "1,4.00,RULE,EXPIRES,4.00,welding-1,,,",
                        "2,4.00,RULE,EXPIRES,,,decided,revalued,2.50",
                        "3,4.00,RULE,EXPIRES,,,,,");
        assertThat(audit().compared()).isTrue();
    }

    @Test
    void an_act_stands_with_the_record_that_has_the_achievement_now() throws Exception {
        registry.redeem(2, "welding", Set.of());
        bank.delta("b", 50, List.of(training("k3", "N1", "Welding")));
        night();
        assertThat(state())
                .as("the row of record 3 names somebody else now, as record 5")
                .containsExactly(
                        "1,4.00,RULE,EXPIRES,,,,,",
                        "2,4.00,RULE,EXPIRES,,,,,",
                        "5,4.00,RULE,EXPIRES,4.00,welding-1,,,");
        assertThat(audit().compared()).isTrue();
        bank.delta("b", 50, List.of(training("k3", "N2", "Welding")));
        assertThat(audit().compared())
                .as("nobody can tell any more where it stood")
                .isTrue();
        night();
        assertThat(state()).last().isEqualTo("3,4.00,RULE,EXPIRES,4.00,welding-1,,,");
        assertThat(audit().compared()).isTrue();
    }

    @Test
    void an_erasure_makes_a_new_export_although_it_credits_no_batch() throws Exception {
        night();
        centre.seals().erase(2, new Erasure.Order("request", "qian"));
        assertThatThrownBy(this::audit).hasMessageContaining("was published when 0 learners were erased, now 1 are");
        assertThat(night().changed()).isTrue();
        assertThat(state()).hasSize(2);
        assertThat(audit().compared()).isTrue();
        assertThat(night().changed()).isFalse();
    }

    @Test
    void whoever_changes_in_the_bank_what_people_did_is_found_by_the_export() throws Exception {
        registry.redeem(1, "welding", Set.of(1L));
        night();
        college.change("update redemption set credits = 300");
        assertThatThrownBy(() -> ExportAudit.open(work.resolve("home/exports"))
                        .orElseThrow()
                        .run(logged(), centre.database()))
                .hasMessageContaining("record 1: is not what the bank had when it was exported");
    }

    @Test
    void every_flipped_bit_of_the_manifest_is_found() throws Exception {
        night();
        Path manifest = work.resolve("home/exports/manifest.json");
        byte[] bytes = Files.readAllBytes(manifest);
        LogContent logged = logged();
        List<Integer> unseen = new ArrayList<>();
        for (int i = 0; i < bytes.length; i++) {
            byte[] flipped = bytes.clone();
            flipped[i] ^= (byte) (1 << i % Byte.SIZE);
            Files.write(manifest, flipped);
            try {
                ExportAudit.open(work.resolve("home/exports")).orElseThrow().run(logged, centre.database());
                unseen.add(i);
            } catch (DifferenceException e) {
                // as it should be
            }
        }
        assertThat(unseen).isEmpty();
    }

    private ExportResult night() throws Exception {
        try (Bank open = college.open()) {
            NightReport report = open.night().run(DAY, List.of(), Progress.SILENT);
            return Objects.requireNonNull(report.export(), report.exportCause());
        }
    }

    private void seat(long dispute) throws Exception {
        String panel = """
                format: 1
                case: %d
                method: portfolio
                members:
                  - {name: 王甲, sector: academia, employer: "4111010001"}
                  - {name: 王乙, sector: academia, employer: "4111010001"}
                  - {name: 王丙, sector: industry, employer: 91350100M000100Y43}
                  - {name: 王丁, sector: industry, employer: 91350100M000100Y43}
                  - {name: 王戊, sector: government, employer: "4111010001"}
                """.formatted(dispute);
        assertThat(registry.seat(PanelReader.parse("p", panel.getBytes(StandardCharsets.UTF_8), centre.vault()))
                        .problems())
                .isEmpty();
    }

    /** The rows without what all have in common. */
    private List<String> state() throws Exception {
        StringBuilder answer = new StringBuilder();
        Query.run(work.resolve("home"), STATE, ResultFormat.CSV, answer);
        return answer.toString()
                .lines()
                .skip(1)
                .map(line -> line.replace("training-hours-2,2034-06-30", "RULE,EXPIRES"))
                .toList();
    }

    private ExportReport audit() throws Exception {
        return ExportAudit.open(work.resolve("home/exports")).orElseThrow().run(logged(), centre.database());
    }

    private LogContent logged() throws Exception {
        Path ledger = work.resolve("home/ledger");
        VerifierKey key = VerifierKey.parse(Files.readString(ledger.resolve("log.vkey"), StandardCharsets.US_ASCII)
                .strip());
        LogAudit log = new LogAudit(LogSite.folder(ledger.resolve("log")), key);
        LogContent content = new LogContent();
        log.run(log.note(), content);
        return content;
    }
}
