package creditbank.run;

import com.zaxxer.hikari.HikariDataSource;
import creditbank.database.TestDatabase;
import creditbank.practice.server.BadgeSender;
import creditbank.practice.server.SftpSender;
import creditbank.run.centre.Centre;
import creditbank.run.source.Source;
import creditbank.run.source.Sources;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Four senders on their real protocols, whose files a test writes, and a data centre on a test database that runs the shipped files. */
final class Province implements AutoCloseable {
    static final String ROSTER = "school-oneroster";
    static final String GRADES = "school-jwxt";
    static final String BADGES = "training-badges";
    static final String TALENT = "talent-archive";

    private final Path work;
    private final HikariDataSource database = TestDatabase.dataSource();
    private final List<Closeable> senders = new ArrayList<>();
    private final Map<String, String> settings = new HashMap<>();
    private final Bank bank;

    Province(Path work) throws IOException, SQLException {
        this.work = work;
        for (String source : List.of(ROSTER, GRADES, BADGES, TALENT)) {
            Files.createDirectories(outbox(source));
        }
        SftpSender roster = SftpSender.start(ROSTER, "school", work.resolve(ROSTER), work.resolve("keys-1"), 0);
        SftpSender talent = SftpSender.start(TALENT, "talent", work.resolve(TALENT), work.resolve("keys-2"), 0);
        BadgeSender badges =
                BadgeSender.start(BADGES, outbox(BADGES), work.resolve("keys-3"), 0, Duration.ofMinutes(5));
        senders.addAll(List.of(roster::close, talent::close, badges::close));
        settings.putAll(roster.settings());
        settings.putAll(talent.settings());
        settings.putAll(badges.settings());
        settings.put(GRADES + ".folder", outbox(GRADES).toString());
        bank = Bank.open(centre());
    }

    private Centre centre() throws IOException, SQLException {
        Path password = Files.createFile(
                work.resolve("password"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(password, database.getDataSourceProperties().getProperty("password"));
        return Centre.open(
                work.resolve("home"),
                settings,
                Map.of(
                        "CREDITBANK_DB_URL", database.getJdbcUrl(),
                        "CREDITBANK_DB_USER", database.getDataSourceProperties().getProperty("user"),
                        "CREDITBANK_DB_PASSWORD_FILE", password.toString()));
    }

    Bank bank() {
        return bank;
    }

    static Source source(String name) throws IOException {
        return sources().stream()
                .filter(source -> source.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    static List<Source> sources() throws IOException {
        return Sources.load(Path.of(""));
    }

    /** A sender has these files from now on, and no others. */
    void offer(String source, Map<String, byte[]> files) throws IOException {
        try (Stream<Path> old = Files.list(outbox(source))) {
            for (Path file : old.toList()) {
                Files.delete(file);
            }
        }
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(outbox(source).resolve(file.getKey()), file.getValue());
            if (source.equals(GRADES)) {
                Files.createFile(outbox(source).resolve(file.getKey() + ".done"));
            }
        }
    }

    /** A good delivery of so many rows. */
    static Map<String, byte[]> good(String source, int rows) throws IOException {
        byte[] talents = Sent.bytes(Sent.talents(rows), Sent.GBK);
        return switch (source) {
            case ROSTER -> Map.of("oneroster.zip", Sent.zip(Sent.oneRoster(rows)));
            case GRADES -> Map.of("grades.csv", Sent.bytes(Sent.grades(rows), Sent.GB18030));
            case BADGES -> Map.of("page-00001.json", Sent.page(1, rows).getBytes(StandardCharsets.UTF_8));
            case TALENT -> Map.of("talent.txt", talents, "talent.ctl", Sent.control(rows, talents));
            default -> throw new IllegalArgumentException(source);
        };
    }

    /** What the centre knows of its senders. */
    String setting(String name) {
        return settings.getOrDefault(name, "");
    }

    Path outbox(String source) {
        return work.resolve(source).resolve("outbox");
    }

    /** What the database holds but for the history of runs: the rows of each table. */
    Map<String, Long> content() throws SQLException {
        Map<String, Long> counts = new TreeMap<>();
        for (String table : texts(
                "select tablename from pg_tables where schemaname = 'public'"
                        + " and tablename !~ '^(batch|batch_.*|failure|finding|refusal|delivery|delivery_part|landed_object|source|heartbeat|advance|incident|qrtz_.*)$'")) {
            counts.put(
                    table,
                    Long.valueOf(texts("select count(*)::text from " + table).getFirst()));
        }
        return counts;
    }

    /** The first column of every row. */
    List<String> texts(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (row.next()) {
                texts.add(row.getString(1));
            }
            return texts;
        }
    }

    @Override
    public void close() throws IOException {
        bank.close();
        for (Closeable sender : senders) {
            sender.close();
        }
        database.close();
    }
}
