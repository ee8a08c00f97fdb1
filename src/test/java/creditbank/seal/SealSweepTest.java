package creditbank.seal;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import creditbank.credit.Bank;
import creditbank.credit.Row;
import creditbank.database.StoreTest;
import creditbank.database.TestDatabase;
import creditbank.ledger.Log;
import creditbank.ledger.OtherVerifier;
import creditbank.ledger.Strace;
import creditbank.ledger.site.LogAudit;
import creditbank.ledger.site.LogSite;
import creditbank.seal.audit.BankAudit;
import creditbank.vault.Vault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a seal at every durable step, which {@code strace} finds and not we: at each fsync, rename and write of a file of the log, and before and after each commit. Afterwards every
 * batch has exactly one leaf, a program of another language accepts the log, and the bank is what it says.
 *
 * <p>The short form takes every seventh step; {@code ./mvnw test -Pseal-sweep} takes all, at a log of 2 and at one of 256 entries, whose tiles become full.
 */
@StoreTest
class SealSweepTest {
    private static final String ORIGIN = "creditbank.test/sweep";
    private static final boolean WHOLE = Boolean.getBoolean("creditbank.seal.sweep");
    private static final int EVERY = WHOLE ? 1 : 7;
    private static final String CALLS = "fsync,fdatasync,rename,renameat,renameat2,write,pwrite64,link,unlink";
    private static final Pattern CALL = Pattern.compile("^\\d+ +(\\w+)\\((?:\\d+<|\")([^>\"]+)[>\"]");

    @TempDir
    private Path work;

    /** A durable step: the n-th call of a kind on a file, which is named from the home. */
    private record Step(String call, String file, int number) {}

    @Test
    void a_seal_killed_at_any_durable_step_leaves_one_leaf_for_each_batch_and_a_log_that_others_accept()
            throws Exception {
        Strace.require();
        for (int size : WHOLE ? new int[] {2, 256} : new int[] {2}) {
            sweep(size);
        }
    }

    private void sweep(int size) throws Exception {
        List<Step> steps;
        int commits;
        try (Trial undisturbed = new Trial("undisturbed-" + size, size)) {
            Path trace = work.resolve("trace-" + size);
            Ended ended = undisturbed.run(
                    List.of("strace", "-f", "-y", "-qq", "-s", "0", "-o", trace.toString(), "-e", "trace=" + CALLS),
                    "");
            assertThat(ended.code()).as(ended.said()).isZero();
            commits = Integer.parseInt(ended.said().strip());
            steps = steps(undisturbed.home, trace);
            undisturbed.check("undisturbed");
        }
        assertThat(steps.stream().map(Step::call)).contains("fsync", "rename").contains("write");
        assertThat(commits).isGreaterThanOrEqualTo(4);
        int killed = 0;
        for (int i = 0; i < steps.size(); i += EVERY) {
            killed += kill(size, steps.get(i));
        }
        for (int i = 1; i <= commits; i += WHOLE ? 1 : 5) {
            killed += kill(size, "before " + i) + kill(size, "after " + i);
        }
        System.out.printf(
                "seal of a log of %d: %d durable steps and %d commits found, %d kills, one leaf a batch each time%n",
                size, steps.size(), commits, killed);
    }

    private int kill(int size, Step step) throws Exception {
        try (Trial trial = new Trial("t" + System.nanoTime(), size)) {
            String file = trial.home.resolve(step.file()).toString();
            Ended ended = trial.run(
                    List.of(
                            "strace",
                            "-f",
                            "-qq",
                            "-o",
                            "/dev/null",
                            "-P",
                            file,
                            "-e",
                            "trace=" + step.call(),
                            "-e",
                            "inject=" + step.call() + ":signal=KILL:when=" + step.number()),
                    "");
            assertThat(ended.code()).as(step + ": " + ended.said()).isNotZero();
            trial.check(step.toString());
            return 1;
        }
    }

    private int kill(int size, String commit) throws Exception {
        try (Trial trial = new Trial("t" + System.nanoTime(), size)) {
            Ended ended = trial.run(List.of(), commit);
            assertThat(ended.code()).as(commit + ": " + ended.said()).isNotZero();
            trial.check("commit, " + commit);
            return 1;
        }
    }

    /** What the trace has of the log's files, in its order. */
    private static List<Step> steps(Path home, Path trace) throws IOException {
        Map<String, Integer> counts = new HashMap<>();
        List<Step> steps = new ArrayList<>();
        for (String line : Files.readAllLines(trace, StandardCharsets.ISO_8859_1)) {
            Matcher call = CALL.matcher(line);
            if (call.find() && call.group(2).startsWith(home + "/log")) {
                String file = home.relativize(Path.of(call.group(2))).toString();
                steps.add(new Step(call.group(1), file, counts.merge(call.group(1) + " " + file, 1, Integer::sum)));
            }
        }
        return steps;
    }

    private record Ended(int code, String said) {}

    /** A bank with a log of so many entries and two batches that wait for it. */
    private final class Trial implements AutoCloseable {
        private final Path home;
        private final int size;
        private final HikariDataSource database = TestDatabase.dataSource();

        Trial(String name, int size) throws Exception {
            this.home = work.resolve(name);
            this.size = size;
            Vault vault = Vault.open(home.resolve("keys"));
            Bank bank = new Bank(database, vault);
            bank.delta("school", 50, List.of(Row.course("1", "D1", "CS1")));
            Log log = SealProcess.log(home, database, ORIGIN);
            Seals seals = new Seals(database, log, vault.recordKeys());
            seals.sealWaiting();
            List<byte[]> more = Stream.iterate(1, n -> n + 1)
                    .limit(size - 1L)
                    .map(n -> ("{\"businessDate\":\"2026-11-23\",\"format\":1,\"source\":\"s" + n
                                    + "\",\"type\":\"empty\"}")
                            .getBytes(StandardCharsets.UTF_8))
                    .toList();
            for (int n = 1; n < size; n++) {
                empty(n, more.get(n - 1));
            }
            seals.sealWaiting();
            bank.delta("school", 50, List.of(Row.course("2", "D2", "CS2")));
            bank.delta("other", 50, List.of(Row.course("3", "D3", "CS3")));
        }

        private void empty(int n, byte[] document) throws Exception {
            try (var connection = database.getConnection()) {
                SealLeaves.add(
                        connection,
                        LeafType.EMPTY,
                        "s" + n + " 2026-11-23",
                        new SealLeaves.Draft(new String(document, StandardCharsets.UTF_8)));
            }
        }

        Ended run(List<String> tracer, String kill) throws Exception {
            List<String> command = new ArrayList<>(tracer);
            command.addAll(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:-UsePerfData",
                    "-Xshare:auto",
                    "-cp",
                    System.getProperty("java.class.path"),
                    "creditbank.seal.SealProcess",
                    home.toString(),
                    database.getJdbcUrl(),
                    database.getDataSourceProperties().getProperty("user"),
                    database.getDataSourceProperties().getProperty("password"),
                    ORIGIN));
            if (!kill.isEmpty()) {
                command.addAll(List.of(kill.split(" ")));
            }
            Path out = Files.createTempFile(work, "out", ".txt");
            Process process = new ProcessBuilder(command)
                    .redirectOutput(out.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return new Ended(process.waitFor(), Files.readString(out, StandardCharsets.UTF_8));
        }

        /** The next process goes on; then everything is as if nobody had been killed. */
        void check(String story) throws Exception {
            Log log = SealProcess.log(home, database, ORIGIN);
            Vault vault = Vault.open(home.resolve("keys"));
            new Seals(database, log, vault.recordKeys()).sealWaiting();
            assertThat(log.checkpoint().size()).as(story).isEqualTo(size + 2L);
            assertThat(new Bank(database, vault)
                            .rows(
                                    "select subject, count(distinct position) from seal_leaf where type = 'batch' group by 1"
                                            + " order by 1"))
                    .as(story)
                    .containsExactly("1 1", "2 1", "3 1");
            assertThat(OtherVerifier.run(home.resolve("log").toString(), log.key()))
                    .as(story)
                    .startsWith("0 ");
            LogAudit own = new LogAudit(LogSite.folder(home.resolve("log")), log.key());
            assertThat(new BankAudit(database, vault, ORIGIN, own).run().waiting())
                    .as(story)
                    .isZero();
        }

        @Override
        public void close() {
            database.close();
        }
    }
}
