package creditbank.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import creditbank.credit.Row;
import creditbank.database.StoreTest;
import creditbank.export.query.Query;
import creditbank.export.query.ResultFormat;
import creditbank.ledger.note.VerifierKey;
import creditbank.ledger.site.LogAudit;
import creditbank.ledger.site.LogSite;
import creditbank.outcome.PartialDate;
import creditbank.recognise.act.Act;
import creditbank.recognise.registry.Office;
import creditbank.recognise.registry.Sampling;
import creditbank.recognise.sample.Purpose;
import creditbank.recognise.sample.Seed;
import creditbank.recognise.sample.Verdict;
import creditbank.run.centre.Centre;
import creditbank.run.registry.RegistryRun;
import creditbank.run.source.Sources;
import creditbank.seal.Erasure;
import creditbank.seal.audit.BankAudit;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Samples for audits: learners 1 to 20 have a training each, those of odd numbers from source a, the others from b. */
@StoreTest
class SampleRunTest {
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
    }

    @AfterEach
    void close() {
        centre.close();
        college.close();
    }

    private void fill() throws Exception {
        List<Row> a = new ArrayList<>();
        List<Row> b = new ArrayList<>();
        for (int i = 1; i <= 20; i++) {
            PartialDate day = PartialDate.day(DAY);
            Row row = Row.training("k" + i, "", "Welding", day)
                    .end(day)
                    .on(DAY)
                    .hours(6_400)
                    .learner("N" + i, "Learner " + i, "2001-03-05", "");
            (i % 2 == 1 ? a : b).add(row);
        }
        bank.delta("a", 50, a);
        bank.delta("b", 50, b);
        centre.publish();
    }

    @Test
    void an_outsider_draws_the_same_records_again_from_the_checkpoint_and_the_export() throws Exception {
        fill();
        String checkpoint = Files.readString(work.resolve("home/ledger/log/checkpoint"), StandardCharsets.UTF_8);
        Act act = registry.sample(new Sampling.Order(5, Purpose.OUTSIDE, "")).act();

        String committed = String.join("\n", checkpoint.lines().limit(3).toList()) + "\nsample 1\n";
        String seed = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(committed.getBytes(StandardCharsets.UTF_8)));
        StringBuilder drawn = new StringBuilder();
        String sql = "select record_id from records order by sha256('" + seed + " ' || record_id) limit 5";
        Query.run(work.resolve("home"), sql, ResultFormat.CSV, drawn);
        List<String> records = drawn.toString().lines().skip(1).toList();
        assertThat(act.body())
                .contains(
                        "\"seed\":\"" + seed + "\"",
                        "\"records\":[" + String.join(",", records) + "]",
                        "\"population\":20",
                        "\"purpose\":\"outside\"",
                        "\"sample\":1");
        assertThat(registry.sample(new Sampling.Order(5, Purpose.OUTSIDE, ""))
                        .act()
                        .body())
                .as("the second sample has another seed")
                .doesNotContain(seed)
                .contains("\"sample\":2");
        audit();
    }

    @Test
    void the_example_of_the_package_comment_is_right() {
        assertThat(Seed.of("example.org/log\n5\nAAAA\n\n— example.org/log x\n", 1)
                        .text())
                .isEqualTo("364da1f06ce47b90028038c52a71b49a8af6db02d646e72530448bb5ac13d4a6");
    }

    @Test
    void a_sample_of_a_source_has_its_records_alone_and_all_of_them_where_it_has_no_more() throws Exception {
        fill();
        List<Long> records = records(
                registry.sample(new Sampling.Order(15, Purpose.INSIDE, "b")).act());
        assertThat(records).hasSize(10);
        assertThat(bank.rows(
                        "select count(*) from record_claim rc join claim c using (claim_id) join source s using (source_id)"
                                + " where s.name = 'b' and rc.record_id in ("
                                + records.toString().replaceAll("[\\[\\]]", "") + ")"))
                .containsExactly("10");
        assertThatThrownBy(() -> registry.sample(new Sampling.Order(5, Purpose.INSIDE, "c")))
                .hasMessage("there is no source c");
        assertThatThrownBy(() -> new Sampling.Order(0, Purpose.INSIDE, ""))
                .hasMessage("--size: expected 1 to 5000 records");
    }

    @Test
    void without_a_checkpoint_nothing_commits_to_the_seed() {
        assertThatThrownBy(() -> registry.sample(new Sampling.Order(5, Purpose.INSIDE, "")))
                .hasMessageStartingWith("the ledger has no entry yet");
    }

    @Test
    void what_an_audit_found_is_kept_once_but_for_what_was_unclear_and_follows_the_erased() throws Exception {
        fill();
        List<Long> records = records(
                registry.sample(new Sampling.Order(3, Purpose.OUTSIDE, "")).act());
        long first = records.get(0);
        long second = records.get(1);
        registry.found(1, first, Verdict.UNCLEAR, "the paper is lost");
        registry.found(1, first, Verdict.WRONG, "the paper says 46 hours");
        registry.found(1, second, Verdict.RIGHT, "as on paper");
        assertThatThrownBy(() -> registry.found(1, second, Verdict.WRONG, "no"))
                .hasMessage("record " + second
                        + " was found right already; only after 'unclear' another verdict can follow");
        assertThatThrownBy(() -> registry.found(2, first, Verdict.RIGHT, "no")).hasMessage("there is no sample 2");
        assertThatThrownBy(() -> registry.found(1, 4711, Verdict.RIGHT, "no"))
                .hasMessage("record 4711 was not drawn into sample 1");
        assertThatThrownBy(() -> registry.found(1, records.get(2), Verdict.RIGHT, "13800138000"))
                .hasMessageStartingWith("--reason: has a number of 11 digits");
        audit();

        String learner = bank.rows("select learner_id from record where record_id = " + first)
                .getFirst();
        centre.seals().erase(Long.parseLong(learner), new Erasure.Order("request", "qian"));
        assertThat(bank.rows("select count(*), count(verdict) from sampled_record"))
                .containsExactly("2 1");
        assertThat(bank.rows("select count(*) from act where type = 'found'")).containsExactly("1");
        audit();
    }

    @Test
    void whoever_changes_a_sample_or_what_was_found_does_not_pass_the_audit() throws Exception {
        fill();
        List<Long> records = records(
                registry.sample(new Sampling.Order(3, Purpose.OUTSIDE, "")).act());
        registry.found(1, records.getFirst(), Verdict.WRONG, "the paper says 46 hours");
        audit();
        assertTampered("update sampled_record set verdict = 'right' where verdict is not null");
        assertTampered("update sampled_record set record_id = 4711 where ordinal = 2");
        assertTampered("delete from sampled_record where ordinal = 3");
        assertTampered("update audit_sample set purpose = 'inside'");
        assertTampered("update audit_sample set seed = repeat('0', 64)");
        audit();
    }

    private void assertTampered(String sql) throws Exception {
        college.change(
                "create table kept_sample as table audit_sample; create table kept_record as table sampled_record");
        college.change(sql);
        assertThatThrownBy(this::audit).as(sql).hasMessageContaining("says something else than the bank's columns do");
        college.change(
                "delete from sampled_record; delete from audit_sample; insert into audit_sample table kept_sample;"
                        + " insert into sampled_record table kept_record; drop table kept_sample, kept_record");
    }

    private static List<Long> records(Act act) {
        Matcher records = Pattern.compile("\"records\":\\[([0-9,]*)]").matcher(act.body());
        assertThat(records.find()).isTrue();
        List<Long> numbers = new ArrayList<>();
        for (String number : records.group(1).split(",", -1)) {
            numbers.add(Long.parseLong(number));
        }
        return numbers;
    }

    private void audit() throws Exception {
        Path ledger = work.resolve("home/ledger");
        VerifierKey key = VerifierKey.parse(Files.readString(ledger.resolve("log.vkey"), StandardCharsets.US_ASCII)
                .strip());
        LogAudit log = new LogAudit(LogSite.folder(ledger.resolve("log")), key);
        new BankAudit(centre.database(), centre.vault(), key.name(), log).run();
    }
}
