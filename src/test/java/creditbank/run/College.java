package creditbank.run;

import com.zaxxer.hikari.HikariDataSource;
import creditbank.database.TestDatabase;
import creditbank.run.centre.Centre;
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
import java.util.List;
import java.util.Map;

/** One college with a drop folder, and a data centre on a test database that runs the shipped files of that source alone. */
final class College implements AutoCloseable {
    static final LocalDate DAY = LocalDate.of(2026, 9, 1);

    private static final String HEADER =
            "学校标识码,学号,姓名,性别,出生日期,证件类型,证件号码,手机号码,开课学期,课程编号,课程名称,学分,总学时," + "成绩,成绩标识,考试性质,课程性质,修读方式,录入日期";

    private final Path home;
    private final Path folder;
    private final Path password;
    private final HikariDataSource database = TestDatabase.dataSource();

    College(Path work) throws IOException {
        home = work.resolve("home");
        folder = work.resolve("drop");
        password = Files.createFile(
                work.resolve("password"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(password, database.getDataSourceProperties().getProperty("password"));
    }

    /** Opens the centre once more, with connections of its own, as another process would. */
    Bank open() throws IOException, SQLException {
        return Bank.open(centre());
    }

    Centre centre() throws IOException, SQLException {
        return Centre.open(
                home,
                Map.of("school-jwxt.folder", folder.toString()),
                Map.of(
                        "CREDITBANK_DB_URL", database.getJdbcUrl(),
                        "CREDITBANK_DB_USER", database.getDataSourceProperties().getProperty("user"),
                        "CREDITBANK_DB_PASSWORD_FILE", password.toString()));
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

    /** Offers a full delivery: one course result for each score. */
    void offer(int... scores) throws IOException {
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

    void change(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
