package creditbank.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import creditbank.ShippedModels;
import creditbank.database.StoreTest;
import creditbank.database.TestDatabase;
import creditbank.ledger.RawHttp;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers as processes: they run what is due, answer on loopback, and end when told to. */
@StoreTest
class ServeTest {
    private static final String NEVER = "0 0 0 1 1 ? 2099";
    private static final String EVERY_FIVE_SECONDS = "0/5 * * * * ?";
    /** Ten pages. */
    private static final int ROWS = 40_000;

    private static final Pattern URL = Pattern.compile("serving on (http://127\\.0\\.0\\.1:(\\d+)), home ");
    private static final String HEADER =
            "学校标识码,学号,姓名,性别,出生日期,证件类型,证件号码,手机号码,开课学期,课程编号,课程名称,学分,总学时," + "成绩,成绩标识,考试性质,课程性质,修读方式,录入日期\r\n";

    @TempDir
    private Path work;

    private Path home;
    private final List<Program> servers = new ArrayList<>();

    @AfterEach
    void killServers() throws InterruptedException {
        for (Program server : servers) {
            server.kill();
        }
    }

    @BeforeEach
    void makeHome() throws IOException {
        home = Files.createDirectories(work.resolve("home"));
    }

    @Test
    void two_servers_of_one_home_run_every_due_source_once_and_answer_on_loopback_alone() throws Exception {
        List<String> sources = List.of("north", "south", "east", "west");
        for (String source : sources) {
            source(source, EVERY_FIVE_SECONDS);
        }
        offer(20);
        Program one = start(Map.of());
        Program other = serve(Map.of());
        one.awaitPrinted(program -> URL.matcher(program.out()).find());
        for (String source : sources) {
            one.awaitPrinted(program ->
                    Stream.of(one, other).anyMatch(server -> server.err().contains(source + " sealed: run ")));
        }
        assertAnswers(one);
        assertAnswers(other);

        assertThat(one.terminate()).isEqualTo(143);
        assertThat(one.err()).endsWith("stopped\n");
        assertThat(get(url(other) + "/actuator/health").body()).contains("\"status\":\"UP\"");
        assertThat(other.terminate()).isEqualTo(143);
        assertThat(home.resolve("database/data/postmaster.pid")).doesNotExist();

        // What was asked wrongly on purpose is told by the web server.
        String log = (one.err() + other.err()).replaceAll("(?m)^.* WARN  o\\.s\\.w\\.s\\..*$", "");
        assertThat(log)
                .doesNotContain("ERROR")
                .doesNotContain("WARN")
                .doesNotContain("another process runs this source now");
        for (String source : sources) {
            List<String> states = Pattern.compile(source + " (sealed|nothing-new|empty|failed|refused): run ")
                    .matcher(log)
                    .results()
                    .map(line -> line.group(1))
                    .toList();
            assertThat(states).containsOnlyOnce("sealed").allMatch(state -> state.matches("sealed|nothing-new"));
        }
    }

    @Test
    void a_run_whose_servers_are_killed_or_told_to_stop_in_the_midst_of_it_goes_on_by_itself() throws Exception {
        try (HikariDataSource database = TestDatabase.dataSource()) {
            Map<String, String> environment = environment(database);
            change(
                    database,
                    "create function slow() returns trigger language plpgsql as"
                            + " 'begin perform pg_sleep(0.5); return new; end'");
            change(database, "create trigger slow before update of rows on batch for each row execute function slow()");
            source("college", EVERY_FIVE_SECONDS);
            offer(ROWS);
            Program first = serve(environment);
            await(() -> rows(database) > 0);
            first.kill();
            source("college", NEVER);

            long killed = rows(database);
            Program second = serve(environment);
            await(() -> rows(database) > killed);
            assertThat(second.terminate()).isEqualTo(143);
            assertThat(second.err())
                    .contains("college: staging goes on behind row " + killed + "\n")
                    .contains(
                            "college interrupted in step 'stage': its process was told to stop; it goes on by itself");
            long stopped = rows(database);
            assertThat(stopped).isBetween(killed + 1, ROWS - 1L);

            change(database, "drop trigger slow on batch");
            Program third = serve(environment);
            third.awaitPrinted(program -> program.err().contains("college sealed: run 1, "));
            assertThat(third.terminate()).isEqualTo(143);
            assertThat(third.err()).contains("college: staging goes on behind row " + stopped + "\n");
            assertThat(count(database, "select count(*) from claim")).isEqualTo(ROWS);
            assertThat(count(database, "select count(*) from batch")).isEqualTo(1);
        }
    }

    private static long rows(HikariDataSource database) throws SQLException {
        return count(database, "select coalesce(max(rows), 0) from batch");
    }

    @Test
    void a_taken_port_is_said_before_anything_is_started() throws Exception {
        source("college", NEVER);
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            Ended ended = inProcess("--port", Integer.toString(taken.getLocalPort()));

            assertThat(ended.code()).isEqualTo(1);
            assertThat(ended.err())
                    .isEqualTo("serve: port " + taken.getLocalPort() + " of 127.0.0.1 cannot be had"
                            + " (Address already in use); give another one with --port\n");
            assertThat(home.resolve("database")).doesNotExist();
        }
    }

    @Test
    void a_wrong_schedule_is_refused_with_file_and_line_before_anything_is_started() throws Exception {
        source("college", "every night");

        Ended ended = inProcess("--port", "0");

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err())
                .isEqualTo(
                        "jobs/college.yaml:5: expected a Quartz cron expression such as '0 30 1 * * ?', found 'every night'\n");
        assertThat(home.resolve("database")).doesNotExist();
    }

    @Test
    void a_port_that_cannot_be_one_is_wrong_use() throws Exception {
        source("college", NEVER);

        assertThat(inProcess("--port", "70000").code()).isEqualTo(2);
    }

    private void assertAnswers(Program server) throws Exception {
        String url = url(server);
        assertThat(get(url + "/actuator/health"))
                .satisfies(health -> assertThat(health.statusCode()).isEqualTo(200))
                .satisfies(health -> assertThat(health.body())
                        .contains("\"status\":\"UP\"", "\"ledger\":{", "\"chain\":{", "\"alarm\":false"));
        assertThat(get(url + "/actuator/prometheus").body())
                .contains("hikaricp_connections_active")
                .contains("jvm_memory_used_bytes");
        HttpResponse<String> checkpoint = get(url + "/log/checkpoint");
        assertThat(checkpoint.headers().firstValue("content-type")).contains("text/plain;charset=UTF-8");
        assertThat(checkpoint.body().lines().toList().get(0))
                .isEqualTo("creditbank.local/"
                        + Files.readString(home.resolve("home.id"), StandardCharsets.US_ASCII)
                                .strip());
        HttpResponse<String> tile = get(url + "/log/tile/0/000.p/1");
        assertThat(tile.statusCode()).isEqualTo(200);
        assertThat(tile.headers().firstValue("content-type")).contains("application/octet-stream");
        assertThat(tile.headers().firstValue("cache-control").orElse("")).contains("immutable");
        assertThat(get(url + "/log/tile/0/000.p/255").statusCode()).isEqualTo(404);
        assertThat(get(url + "/log/..%2f..%2fkeys%2fledger.key").statusCode()).isIn(400, 404);
        assertThat(get(url + "/actuator/env").statusCode()).isEqualTo(404);
        int port = URI.create(url).getPort();
        assertThatThrownBy(() -> new Socket("127.0.0.2", port).close()).isInstanceOf(ConnectException.class);
        assertRefuses(port);
    }

    /** What comes over a bare socket. */
    private static void assertRefuses(int port) throws Exception {
        assertThat(RawHttp.status(port, "POST /log/checkpoint HTTP/1.1", "Content-Length: 0"))
                .isIn("404", "405");
        assertThat(RawHttp.status(port, "DELETE /log/tile/0/000.p/1 HTTP/1.1")).isIn("404", "405");
        assertThat(RawHttp.status(port, "GET /log/tile/../../keys/ledger.key HTTP/1.1"))
                .isIn("400", "404");
        assertThat(RawHttp.status(port, "GET /log/tile/0/-1 HTTP/1.1")).isEqualTo("404");
        assertThat(RawHttp.status(port, "GET /log/checkpoint HTTP/1.1", "X: " + "x".repeat(1_000_000)))
                .isIn("400", "431", RawHttp.CLOSED);
        assertThat(RawHttp.status(port, "POST /log/checkpoint HTTP/1.1", "Content-Length: -1"))
                .isEqualTo("400");
        assertThat(RawHttp.status(port, "hello")).isIn("400", RawHttp.CLOSED);
        assertThat(RawHttp.status(port, "GET /log/checkpoint HTTP/1.1")).isEqualTo("200");
    }

    private static HttpResponse<String> get(String url) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(url)).build(),
                    HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        }
    }

    private Program start(Map<String, String> environment) throws IOException {
        Program server = Program.start(work, environment, arguments("--port", "0"));
        servers.add(server);
        return server;
    }

    private Program serve(Map<String, String> environment) throws Exception {
        Program server = start(environment);
        server.awaitPrinted(program -> URL.matcher(program.out()).find());
        return server;
    }

    private static String url(Program server) {
        Matcher printed = URL.matcher(server.out());
        assertThat(printed.find()).isTrue();
        return printed.group(1);
    }

    private String[] arguments(String... more) {
        return Stream.concat(Stream.of("serve", "--home", home.toString(), "--root", work.toString()), Stream.of(more))
                .toArray(String[]::new);
    }

    private record Ended(int code, String err) {}

    private Ended inProcess(String... more) {
        StringWriter err = new StringWriter();
        int code = Main.commandLine().setErr(new PrintWriter(err)).execute(arguments(more));
        return new Ended(code, err.toString());
    }

    /** Three files that make a source of the drop folder, and the folder in the connections of the home. */
    private void source(String name, String schedule) throws IOException {
        for (String folder : List.of("jobs", "routes", "mappings")) {
            Files.createDirectories(work.resolve(folder));
        }
        ShippedModels.copy(work);
        write("jobs", name, text -> text.replaceFirst("schedule: .*", "schedule: \"" + schedule + "\""));
        write("routes", name, text -> text);
        write("mappings", name, text -> text);
        Path connections = home.resolve("connections.properties");
        String old = Files.exists(connections) ? Files.readString(connections) : "";
        Files.writeString(connections, old + name + ".folder=" + work.resolve("drop") + "\n");
        Files.setPosixFilePermissions(connections, PosixFilePermissions.fromString("rw-------"));
    }

    private void write(String folder, String name, UnaryOperator<String> change) throws IOException {
        String shipped = Files.readString(Path.of(folder, "school-jwxt.yaml"), StandardCharsets.UTF_8);
        Files.writeString(
                work.resolve(folder).resolve(name + ".yaml"),
                change.apply(shipped.replace("school-jwxt", name)),
                StandardCharsets.UTF_8);
    }

    /** Offers a delivery of so many course results. */
    private void offer(int rows) throws IOException {
        StringBuilder file = new StringBuilder(HEADER);
        for (int i = 0; i < rows; i++) {
            file.append("4111010001,2021")
                    .append(100_000 + i)
                    .append(",王小明,男,20010305,无,,,2023-2024-2,MA1001,高等数学,2.5,40,80,,正常考试,必修,主修,2024-07-01\r\n");
        }
        Path drop = Files.createDirectories(work.resolve("drop"));
        Files.writeString(drop.resolve("grades.csv"), file, Charset.forName("GB18030"));
        Files.createFile(drop.resolve("grades.csv.done"));
    }

    private Map<String, String> environment(HikariDataSource database) throws IOException {
        Path password = Files.writeString(
                work.resolve("password"), database.getDataSourceProperties().getProperty("password"));
        Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
        return Map.of(
                "CREDITBANK_DB_URL", database.getJdbcUrl(),
                "CREDITBANK_DB_USER", database.getDataSourceProperties().getProperty("user"),
                "CREDITBANK_DB_PASSWORD_FILE", password.toString());
    }

    private static void change(HikariDataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long count(HikariDataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + 120_000_000_000L;
        while (!condition.call()) {
            assertThat(System.nanoTime()).isLessThan(end);
            LockSupport.parkNanos(50_000_000);
        }
    }
}
