package creditbank.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import creditbank.database.StoreTest;
import creditbank.database.TestDatabase;
import creditbank.ledger.Strace;
import creditbank.matrix.wire.Commit;
import creditbank.matrix.wire.PostgresProxy;
import creditbank.run.centre.Centre;
import creditbank.run.centre.Progress;
import creditbank.run.retention.ArchiveReport;
import creditbank.run.retention.Policy;
import creditbank.run.retention.PolicyFile;
import creditbank.run.retention.Purge;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills {@code purge --yes} at its durable steps, which {@code strace} finds in the archive and the landing zone and a proxy in the database: whatever is gone then stands in an archive that the
 * database has noted, and the same command again ends in the bank of a purge that nobody has disturbed.
 *
 * <p>The short form takes a few steps; {@code ./mvnw test -Ppurge-sweep} takes all.
 */
@StoreTest
class PurgeSweepTest {
    private static final boolean WHOLE = Boolean.getBoolean("creditbank.purge.sweep");
    private static final String CALLS = "fsync,fdatasync,rename,renameat,renameat2,write,pwrite64,link,unlink";
    private static final Pattern CALL = Pattern.compile("^\\d+ +(\\w+)\\((?:\\d+<|\")([^>\"]+)[>\"]");
    private static final String AGED = """
            update batch set opened_at = opened_at - interval '1000 days', ended_at = ended_at - interval '1000 days';
            update delivery set landed_at = landed_at - interval '1000 days';
            update landed_object set landed_at = landed_at - interval '1000 days';
            update export set published_at = published_at - interval '1000 days';
            update batch_job_execution set create_time = create_time - interval '1000 days',
                last_updated = last_updated - interval '1000 days'""";
    private static final String STATE = """
            select 'run ' || i.job_instance_id, count(distinct e.job_execution_id) + count(distinct s.step_execution_id)
            from batch_job_instance i left join batch_job_execution e using (job_instance_id)
            left join batch_step_execution s using (job_execution_id) group by i.job_instance_id
            union all select 'object ' || digest, 1 from landed_object where wrapped_key is not null
            union all select 'refusals ' || batch_id, count(*) from refusal where raw is not null group by batch_id
            union all select 'findings ' || batch_id, count(*) from finding group by batch_id
            union all select 'export ' || export_id, count(*) from export_file group by export_id
            union all select 'purges ', count(*) from purge where ended_at is not null
            union all select 'purged ' || kind || ' ' || subject, purge_id from purged""";

    @TempDir
    private Path work;

    private Path model = Path.of("");
    private String template = "";

    /** A durable step: the n-th call of a kind on a file, which is named from the home. */
    private record Step(String call, String file, int number) {}

    @Test
    void a_purge_killed_at_any_durable_step_deletes_only_what_is_archived_and_the_same_command_finishes_it()
            throws Exception {
        Strace.require();
        prepare();
        Map<String, Long> end;
        List<String> items;
        List<Step> steps;
        List<Commit> commits;
        try (Trial undisturbed = new Trial("undisturbed")) {
            Path trace = work.resolve("trace");
            commits = undisturbed.watched(
                    List.of("strace", "-f", "-y", "-qq", "-s", "0", "-o", trace.toString(), "-e", "trace=" + CALLS));
            steps = steps(undisturbed.home(), trace);
            end = undisturbed.state();
            items = undisturbed.archived();
        }
        assertThat(items).hasSize(12);
        assertThat(steps.stream().map(Step::call)).contains("write", "fsync", "rename", "unlink");
        assertThat(commits).hasSizeGreaterThan(30);

        int kills = 0;
        for (Step step : chosen(steps, List.of(2, 4))) {
            try (Trial trial = new Trial("t" + kills++)) {
                trial.killedAt(step);
                trial.check(step.toString(), end, items);
            }
        }
        for (Commit commit : chosen(commits, List.of(1, 8, 16, 25))) {
            try (Trial trial = new Trial("t" + kills++)) {
                trial.killedAt(commit);
                trial.check(commit.toString(), end, items);
            }
        }
        System.out.printf(
                "purge: %d durable steps and %d moments around commits found, %d kills, nothing lost each time%n",
                steps.size(), commits.size(), kills);
    }

    private static <T> List<T> chosen(List<T> all, List<Integer> few) {
        return WHOLE ? all : few.stream().map(all::get).toList();
    }

    /** Three nights, each with more refused rows than one transaction deletes, all of them a thousand days ago. */
    private void prepare() throws Exception {
        model = Files.createDirectory(work.resolve("model"));
        try (College college = new College(model)) {
            int[] scores = new int[1_050];
            Arrays.fill(scores, 101);
            try (Bank bank = college.open()) {
                for (int night = 0; night < 3; night++) {
                    scores[0] = 80 + night;
                    college.offer(scores);
                    RunReport report = bank.runs()
                            .nightly(College.within(10_000, 10_000), College.DAY.plusDays(night), Progress.SILENT);
                    assertThat(report.state()).as(report.cause()).isEqualTo("sealed");
                    bank.centre().publish();
                }
            }
            college.change(AGED);
            template = college.url().replaceFirst(".*/([^/?]+)(\\?.*)?$", "$1");
        }
        Path policy =
                Files.createDirectories(work.resolve("root/jobs/retention")).resolve("policy.yaml");
        StringBuilder text = new StringBuilder("""
                schedule: "0 30 12 * * ?"
                zone: Asia/Shanghai
                repeat:
                  days: 90
                """);
        for (String kind : List.of("runs", "landing", "refusals", "findings", "exports")) {
            text.append(kind).append(": {days: 500, least: 1}\n");
        }
        Files.writeString(policy, text, StandardCharsets.UTF_8);
    }

    /** What the trace has of the archive and the landing zone, in its order. */
    private static List<Step> steps(Path home, Path trace) throws IOException {
        Map<String, Integer> counts = new HashMap<>();
        List<Step> steps = new ArrayList<>();
        for (String line : Files.readAllLines(trace, StandardCharsets.ISO_8859_1)) {
            Matcher call = CALL.matcher(line);
            if (call.find()
                    && (call.group(2).startsWith(home + "/archive")
                            || call.group(2).startsWith(home + "/landing"))) {
                String file = home.relativize(Path.of(call.group(2))).toString();
                steps.add(new Step(call.group(1), file, counts.merge(call.group(1) + " " + file, 1, Integer::sum)));
            }
        }
        return steps;
    }

    /** The bank of the three nights, for one purge. */
    private final class Trial implements AutoCloseable {
        private final Path folder;
        private final HikariDataSource database = TestDatabase.copy(template);
        private final Map<String, Long> before;

        Trial(String name) throws Exception {
            folder = work.resolve(name);
            try (Stream<Path> files = Files.walk(model)) {
                for (Path file : files.toList()) {
                    Files.copy(file, folder.resolve(model.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
            before = state();
        }

        Path home() {
            return folder.resolve("home");
        }

        private Process start(List<String> tracer, String url) throws IOException {
            List<String> command = new ArrayList<>(tracer);
            command.addAll(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx256m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:-UsePerfData",
                    "-cp",
                    System.getProperty("java.class.path"),
                    "creditbank.cli.Main",
                    "purge",
                    "--yes",
                    "--home",
                    home().toString(),
                    "--root",
                    work.resolve("root").toString()));
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.environment().put("CREDITBANK_DB_URL", url);
            builder.environment()
                    .put(
                            "CREDITBANK_DB_USER",
                            database.getDataSourceProperties().getProperty("user"));
            builder.environment()
                    .put(
                            "CREDITBANK_DB_PASSWORD_FILE",
                            folder.resolve("password").toString());
            Path out = folder.resolve("out.txt");
            return builder.redirectOutput(out.toFile())
                    .redirectErrorStream(true)
                    .start();
        }

        /** Purges undisturbed; all moments around commits of the purge. */
        List<Commit> watched(List<String> tracer) throws Exception {
            try (PostgresProxy proxy = proxy(commit -> false)) {
                int code = start(tracer, through(proxy)).waitFor();
                assertThat(code).as(Files.readString(folder.resolve("out.txt"))).isZero();
                return proxy.commits().stream()
                        .filter(commit -> commit.text().contains("into purge")
                                || commit.text().startsWith("update purge"))
                        .toList();
            }
        }

        void killedAt(Step step) throws Exception {
            String file = home().resolve(step.file()).toString();
            int code = start(
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
                            database.getJdbcUrl())
                    .waitFor();
            assertThat(code).as(step.toString()).isNotZero();
        }

        void killedAt(Commit wanted) throws Exception {
            CompletableFuture<Process> program = new CompletableFuture<>();
            try (PostgresProxy proxy = proxy(commit -> {
                if (commit.equals(wanted)) {
                    program.join().destroyForcibly().onExit().join();
                    return true;
                }
                return false;
            })) {
                program.complete(start(List.of(), through(proxy)));
                assertThat(program.join().waitFor()).as(wanted.toString()).isNotZero();
            }
        }

        private PostgresProxy proxy(Predicate<Commit> reached) throws IOException {
            return new PostgresProxy(
                    Integer.parseInt(database.getJdbcUrl().replaceFirst(".*:([0-9]+)/.*", "$1")), reached);
        }

        private String through(PostgresProxy proxy) {
            return "jdbc:postgresql://127.0.0.1:" + proxy.port()
                    + database.getJdbcUrl().replaceFirst(".*:[0-9]+(/[^?]+).*", "$1")
                    + "?sslmode=disable&gssEncMode=disable";
        }

        /** What is gone is archived; then the next purge goes on, and everything is as if nobody had been killed. */
        void check(String story, Map<String, Long> end, List<String> items) throws Exception {
            Map<String, Long> now = state();
            Set<String> changed = before.keySet().stream()
                    .filter(key -> !key.equals("purges "))
                    .filter(key -> !Objects.equals(before.get(key), now.get(key)))
                    .collect(Collectors.toSet());
            assertThat(noted()).as(story).containsAll(changed);

            try (Centre centre = College.centre(folder, database.getJdbcUrl(), user());
                    Stream<Path> archives = Files.list(home().resolve("archive"))) {
                again(centre, story);
                assertThat(without(state())).as(story).isEqualTo(without(end));
                assertThat(archived()).as(story).isEqualTo(items);
                assertThat(Purge.verify(centre)).as(story).isEqualTo(new ArchiveReport(1, items.size()));
                assertThat(archives.map(file -> file.getFileName().toString()))
                        .as(story)
                        .containsExactly("purge-00000001.tsv");
            }
        }

        /** The same command; in the short form what it does, in this process. */
        private void again(Centre centre, String story) throws Exception {
            if (WHOLE) {
                int code = start(List.of(), database.getJdbcUrl()).waitFor();
                assertThat(code)
                        .as(story + Files.readString(folder.resolve("out.txt")))
                        .isZero();
            } else {
                Policy policy = PolicyFile.read(work.resolve("root")).orElseThrow();
                new Purge(centre, policy, Instant.now()).run(() -> false);
            }
        }

        private String user() {
            return database.getDataSourceProperties().getProperty("user");
        }

        /** The subjects of the archives that the database has noted and that are what it has noted; of several purges the number is their order's. */
        private Set<String> noted() throws Exception {
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("select archive, digest from purge")) {
                if (!row.next()) {
                    return Set.of();
                }
                byte[] bytes = Files.readAllBytes(home().resolve("archive").resolve(row.getString(1)));
                assertThat(HexFormat.of()
                                .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)))
                        .isEqualTo(row.getString(2));
                return archived().stream()
                        .map(line -> line.split("\t", -1))
                        .map(fields -> fields[0] + " " + fields[1])
                        .collect(Collectors.toSet());
            }
        }

        /** The items of the archive; the lines between its head and its end. */
        List<String> archived() throws IOException {
            List<String> lines = Files.readAllLines(home().resolve("archive/purge-00000001.tsv"));
            return lines.subList(1, lines.size() - 1);
        }

        /** How much there is of each thing that can be purged; of an object its key and its bytes. */
        Map<String, Long> state() throws Exception {
            Map<String, Long> state = new TreeMap<>();
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(STATE)) {
                while (row.next()) {
                    state.put(row.getString(1), row.getLong(2));
                }
            }
            try (Stream<Path> files = Files.walk(home().resolve("landing"))) {
                files.filter(Files::isRegularFile)
                        .forEach(file -> state.merge("object " + file.getFileName(), 1L, Long::sum));
            }
            return state;
        }

        /** A purge that was killed before it was noted took a number. */
        private static Map<String, Long> without(Map<String, Long> state) {
            Map<String, Long> plain = new TreeMap<>(state);
            plain.replaceAll((key, value) -> key.startsWith("purged ") ? 1L : value);
            return plain;
        }

        @Override
        public void close() {
            database.close();
        }
    }
}
