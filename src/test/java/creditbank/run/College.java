package creditbank.run;

import com.zaxxer.hikari.HikariDataSource;
import creditbank.database.TestDatabase;
import creditbank.run.centre.Centre;
import creditbank.run.centre.Progress;
import creditbank.run.source.JobFile;
import creditbank.run.source.Limits;
import creditbank.run.source.Source;
import creditbank.run.source.Sources;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** One college with a drop folder, and a data centre on a test database that runs the shipped files of that source alone. */
final class College implements AutoCloseable {
    static final LocalDate DAY = LocalDate.of(2026, 9, 1);
    static final int BRANCHES = 8;

    private static final String HEADER =
            "学校标识码,学号,姓名,性别,出生日期,证件类型,证件号码,手机号码,开课学期,课程编号,课程名称,学分,总学时," + "成绩,成绩标识,考试性质,课程性质,修读方式,录入日期";

    private final Path work;
    private final Path folder;
    private final HikariDataSource database = TestDatabase.dataSource();

    College(Path work) throws IOException {
        this.work = work;
        folder = work.resolve("drop");
        Path password = Files.createFile(
                work.resolve("password"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(password, database.getDataSourceProperties().getProperty("password"));
    }

    /** Opens the centre once more, with connections of its own, as another process would. */
    Bank open() throws IOException, SQLException {
        return Bank.open(centre());
    }

    Centre centre() throws IOException, SQLException {
        return centre(work, url(), user());
    }

    /** The same with more settings. */
    Centre centre(Map<String, String> more) throws IOException, SQLException {
        Map<String, String> settings = new TreeMap<>(more);
        settings.put("school-jwxt.folder", folder.toString());
        return Centre.open(work.resolve("home"), settings, environment(work, url(), user()));
    }

    /** The same centre for a process that knows only these. */
    static Centre centre(Path work, String url, String user) throws IOException, SQLException {
        Map<String, String> settings = new TreeMap<>();
        settings.put("school-jwxt.folder", work.resolve("drop").toString());
        for (int i = 0; i < BRANCHES; i++) {
            settings.put("branch-" + i + ".folder", work.resolve("drop").toString());
        }
        return Centre.open(work.resolve("home"), settings, environment(work, url, user));
    }

    private static Map<String, String> environment(Path work, String url, String user) {
        return Map.of(
                "CREDITBANK_DB_URL", url,
                "CREDITBANK_DB_USER", user,
                "CREDITBANK_DB_PASSWORD_FILE", work.resolve("password").toString());
    }

    String url() {
        return database.getJdbcUrl();
    }

    String user() {
        return database.getDataSourceProperties().getProperty("user");
    }

    static Source source() throws IOException {
        return Sources.load(Path.of("")).stream()
                .filter(source -> source.name().equals("school-jwxt"))
                .findFirst()
                .orElseThrow();
    }

    static List<Source> sources() throws IOException {
        return List.of(source());
    }

    /** Sources of their own that bring what the college offers. */
    List<Source> branches() throws IOException {
        Source source = source();
        List<Source> branches = new ArrayList<>();
        for (int i = 0; i < BRANCHES; i++) {
            String name = "branch-" + i;
            Path route = work.resolve(name + ".yaml");
            Files.writeString(route, Files.readString(source.route()).replace("school-jwxt", name));
            JobFile job = source.job();
            branches.add(new Source(
                    new JobFile(
                            name,
                            name,
                            job.mapping(),
                            job.schedule(),
                            job.zone(),
                            job.full(),
                            job.limits(),
                            job.window()),
                    route,
                    source.mapping(),
                    source.learners(),
                    source.rules()));
        }
        return branches;
    }

    /** The same source under a job file that allows other shares of refused and withdrawn rows, in hundredths of a percent. */
    static Source within(int withdrawal, int refusal) throws IOException {
        Source source = source();
        JobFile job = source.job();
        return new Source(
                new JobFile(
                        job.source(),
                        job.route(),
                        job.mapping(),
                        job.schedule(),
                        job.zone(),
                        job.full(),
                        new Limits(withdrawal, refusal),
                        job.window()),
                source.route(),
                source.mapping(),
                source.learners(),
                source.rules());
    }

    RunReport nightly(Bank bank) throws IOException {
        return bank.runs().nightly(source(), DAY, Progress.SILENT);
    }

    /** The run's line in the history. */
    RunLine line(long run) throws SQLException {
        try (Connection connection = connect()) {
            return History.latest(connection, 100).stream()
                    .filter(line -> line.batch().run() == run)
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** How many staging tables of batches there are. */
    long stagingTables() throws SQLException {
        return count("select count(*) from pg_tables where schemaname = 'staging' and tablename ~ '_[0-9]+$'");
    }

    /** Ends the session that holds the source's lock, as a broken network does, without ending its process. */
    void loseLock() throws SQLException {
        long pid =
                count("select pid from pg_locks where locktype = 'advisory' and classid::bigint = x'63620001'::bigint"
                        + " and database = (select oid from pg_database where datname = current_database())");
        change("select pg_terminate_backend(" + pid + ", 10000)");
    }

    /** Offers a full delivery: one course result for each score; one out of range is refused. */
    void offer(int... scores) throws IOException {
        offerWords(IntStream.of(scores).mapToObj(Integer::toString).toArray(String[]::new));
    }

    /** The same with scores of any scale. */
    void offerWords(String... scores) throws IOException {
        Files.createDirectories(folder);
        StringBuilder file = new StringBuilder(HEADER).append("\r\n");
        for (int i = 0; i < scores.length; i++) {
            file.append("4111010001,20210")
                    .append(10 + i)
                    .append(",王小明,男,20010305,无,,,2023-2024-2,MA1")
                    .append(10 + i)
                    .append(",高等数学,2.5,40,")
                    .append(scores[i])
                    .append(",,正常考试,必修,主修,2024-07-01\r\n");
        }
        Files.writeString(folder.resolve("grades.csv"), file, Charset.forName("GB18030"));
        Files.writeString(folder.resolve("grades.csv.done"), "", StandardCharsets.US_ASCII);
    }

    /** Offers a full delivery of these rows. */
    void offerRows(List<String> rows) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve("grades.csv"),
                HEADER + "\r\n" + String.join("\r\n", rows) + "\r\n",
                Charset.forName("GB18030"));
        Files.writeString(folder.resolve("grades.csv.done"), "", StandardCharsets.US_ASCII);
    }

    Connection connect() throws SQLException {
        return database.getConnection();
    }

    long count(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    String text(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    void change(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Ends every session of every centre, as the server does when it believes their machines gone. */
    void loseSessions() throws SQLException {
        change("select pg_terminate_backend(pid, 10000) from pg_stat_activity"
                + " where datname = current_database() and pid <> pg_backend_pid()");
    }

    @Override
    public void close() {
        database.close();
    }
}
