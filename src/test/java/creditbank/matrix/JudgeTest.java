package creditbank.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import creditbank.matrix.judge.Allowance;
import creditbank.matrix.judge.Judge;
import creditbank.matrix.judge.Verdict;
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

/** The judge of the crash matrix finds lost and doubled records and a damaged export, and nothing in a bank that nobody disturbed. */
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
    void a_flipped_bit_in_the_export_is_found() throws Exception {
        Home home = copy();
        flipMiddleOf(home.path().resolve("exports/records"));

        assertThat(judge(home).problems())
                .anyMatch(problem -> problem.contains("is not the file that the manifest describes"));
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
