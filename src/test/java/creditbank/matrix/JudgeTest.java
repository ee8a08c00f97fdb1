package creditbank.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import creditbank.matrix.judge.Allowance;
import creditbank.matrix.judge.Judge;
import creditbank.matrix.judge.Verdict;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The judge of the crash matrix finds each thing that can be wrong, and nothing in a bank that nobody disturbed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JudgeTest {
    @TempDir
    private static Path work;

    private Lab lab;
    private int copies;

    @BeforeAll
    void prepare() throws Exception {
        lab = new Lab(work.resolve("lab"), 60, 7);
    }

    @AfterAll
    void close() {
        lab.close();
    }

    @Test
    void an_undisturbed_bank_is_good() throws Exception {
        assertThat(judge(copy())).isEqualTo(new Verdict(0, 0, false, List.of()));
    }

    @Test
    void a_lost_record_is_lost_and_gives_another_digest() throws Exception {
        Home home = copy();
        change(home, """
                create temporary table lost as select r.record_id, r.learner_id, r.record_key from record r
                where r.live and not exists (select from record_alias a where a.learner_id = r.learner_id) limit 1""", """
                update claim set ended_batch = batch_id from lost, membership m
                where claim.record_key = lost.record_key and m.learner_id = lost.learner_id and m.identity_id = claim.identity_id""", """
                update record set live = false from lost where record.record_id = lost.record_id""");

        Verdict verdict = judge(home);
        assertThat(verdict.lost()).isEqualTo(1);
        assertThat(verdict.doubled()).isZero();
        assertThat(verdict.other()).isTrue();
        assertThat(verdict.problems())
                .contains("1 records lost, 0 too many")
                .anyMatch(problem -> problem.startsWith("the content digest is "))
                .anyMatch(problem -> problem.startsWith("the export has "))
                .anyMatch(problem -> problem.startsWith("ledger verify finds: "));
    }

    @Test
    void a_record_too_many_is_counted() throws Exception {
        Home home = copy();
        change(home, """
                insert into record select 900000001, learner_id + 900000000, record_key, batch_id, content, version, live
                from record where live limit 1""");

        assertThat(judge(home).doubled()).isEqualTo(1);
    }

    @Test
    void a_record_that_has_its_key_from_another_of_its_claims_is_the_same_record() throws Exception {
        Home home = copy();
        change(
                home,
                "create temporary table renamed as select learner_id, record_key, gen_random_uuid() as fresh from record where live"
                        + " and record_key not in (select record_key from record_alias) and record_key not in (select lead_key from record_alias)"
                        + " limit 1",
                "update claim set record_key = fresh from renamed, membership m where claim.record_key = renamed.record_key"
                        + " and m.learner_id = renamed.learner_id and m.identity_id = claim.identity_id",
                "update record set record_key = fresh from renamed"
                        + " where record.record_key = renamed.record_key and record.learner_id = renamed.learner_id");

        assertThat(judge(home)).isEqualTo(new Verdict(0, 0, false, List.of()));
    }

    @Test
    void each_leftover_and_each_run_that_has_not_ended_well_is_named() throws Exception {
        Home home = copy();
        change(
                home,
                "create table staging.lookup_9 ()",
                "create table staging.claim_77 ()",
                "insert into seal_leaf (type, format, subject, batch_id, document)"
                        + " select type, format, 'twice', batch_id, document from seal_leaf where batch_id = 1 and type = 'batch'",
                "update batch_job_execution set status = 'STARTED' where job_execution_id ="
                        + " (select max(job_execution_id) from batch_job_execution)",
                "insert into batch (source_id, business_date, run_id, state, program, rows, reference_rows, refused)"
                        + " values (1, '2026-09-09', 4711, 'open', 'test', 0, 0, 0)",
                "alter table batch drop constraint batch_check",
                "update batch set rows = rows + 1 where batch_id = 2",
                "update batch set rows = rows + 1, refused = refused + 1 where batch_id = 3");
        Files.writeString(
                home.said().resolve("err.txt"), "row of " + lab.canaries().any() + " refused");
        Files.writeString(home.path().resolve("ledger/log/note"), lab.canaries().any(), StandardCharsets.UTF_8);
        Files.writeString(home.temporary().resolve("creditbank-1.out"), "");
        Files.writeString(home.path().resolve("landing/incoming/half"), "half");
        Files.writeString(home.path().resolve("exports/manifest.json.building"), "{}");

        assertThat(judge(home).problems())
                .contains(
                        "a table is left over: staging.lookup_9",
                        "a table is left over: staging.claim_77",
                        "batch 1 has 2 leaves",
                        "run 4711 says interrupted its process ended before it did",
                        "an ID number stands in err.txt",
                        "an ID number stands in ledger/log/note",
                        "a temporary file is left over: creditbank-1.out",
                        "a file is left over: landing/incoming/half",
                        "a file is left over: exports/manifest.json.building",
                        "a file is left over: ledger/log/note")
                .anyMatch(problem -> problem.matches("leaf [0-9]+ is not in the log"))
                .anyMatch(problem -> problem.matches("execution [0-9]+ of the job repository is STARTED"))
                .anyMatch(problem -> problem.startsWith("the accounts of batch 2 do not balance: rows "))
                .anyMatch(problem -> problem.startsWith("the accounts of batch 3 do not balance: refused "));
    }

    @Test
    void a_flipped_bit_in_the_export_is_found() throws Exception {
        Home home = copy();
        flipMiddleOf(home.path().resolve("exports/records"));

        assertThat(judge(home).problems())
                .anyMatch(problem -> problem.contains("is not the file that the manifest describes"));
    }

    @Test
    void a_flipped_bit_in_the_log_is_found_also_by_a_program_of_another_language() throws Exception {
        Home home = copy();
        flipMiddleOf(home.path().resolve("ledger/log/tile/entries"));

        assertThat(judge(home).problems())
                .anyMatch(problem -> problem.startsWith("ledger verify finds: "))
                .anyMatch(problem -> problem.startsWith("verify-log.py says: "));
    }

    private Home copy() throws Exception {
        return Home.copy(lab.undisturbed(0).home(), work.resolve("copy-" + copies++));
    }

    private Verdict judge(Home home) throws Exception {
        return new Judge(lab.undisturbed(0).facts(), lab.canaries()).judge(home, Allowance.NONE);
    }

    private static void change(Home home, String... statements) throws Exception {
        home.startServer();
        try (Connection connection = home.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } finally {
            home.stopServer();
        }
    }

    /** Of the longest file: a tile that has grown since is looked at by nobody. */
    private static void flipMiddleOf(Path folder) throws Exception {
        try (Stream<Path> files = Files.walk(folder)) {
            Path file = files.filter(Files::isRegularFile)
                    .max(Comparator.comparingLong(found -> found.toFile().length()))
                    .orElseThrow();
            byte[] bytes = Files.readAllBytes(file);
            bytes[bytes.length / 2] ^= 1;
            Files.write(file, bytes);
        }
    }
}
