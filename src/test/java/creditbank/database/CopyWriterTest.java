package creditbank.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@StoreTest
class CopyWriterTest {
    private static final String[] COLUMNS = {"a", "b", "c", "d", "e", "f", "g", "h", "i"};

    private HikariDataSource source;
    private Connection connection;

    @BeforeEach
    void connect() throws Exception {
        source = TestDatabase.dataSource();
        connection = source.getConnection();
        execute("create table t (a bigint, b integer, c smallint, d real, e boolean, f text, g bytea, h uuid, i date)");
    }

    @AfterEach
    void disconnect() throws Exception {
        connection.close();
        source.close();
    }

    @Test
    void every_type_arrives_as_it_was_written() throws Exception {
        try (CopyWriter writer = CopyWriter.open(connection, "t", COLUMNS)) {
            writer.row()
                    .bigint(Long.MIN_VALUE)
                    .integer(Integer.MAX_VALUE)
                    .smallint((short) -7)
                    .real(0.25f)
                    .bool(true);
            writer.text("\u5f20\ud840\udc0b").bytes(new byte[] {0, (byte) 0xff});
            writer.uuid(UUID.fromString("00112233-4455-6677-8899-aabbccddeeff")).date(LocalDate.of(1999, 12, 31));
            assertThat(writer.finish()).isEqualTo(1);
        }
        assertThat(text("select concat_ws(' ', a, b, c, d, e, f, g, h, i) from t"))
                .isEqualTo("-9223372036854775808 2147483647 -7 0.25 t \u5f20\ud840\udc0b \\x00ff"
                        + " 00112233-4455-6677-8899-aabbccddeeff 1999-12-31");
    }

    @Test
    void nulls_and_empty_values_are_told_apart() throws Exception {
        try (CopyWriter writer = CopyWriter.open(connection, "t", "b", "c", "f", "g", "h", "i")) {
            writer.row()
                    .integer(null)
                    .smallint(null)
                    .text(null)
                    .bytes(null)
                    .uuid(null)
                    .date(null);
            writer.row()
                    .integer(0)
                    .smallint((short) 0)
                    .text("")
                    .bytes(new byte[0])
                    .uuid(new UUID(0, 0))
                    .date(LocalDate.EPOCH);
            assertThat(writer.finish()).isEqualTo(2);
        }
        assertThat(text("select string_agg(num_nulls(b, c, f, g, h, i)::text, ' ' order by b) from t"))
                .isEqualTo("0 6");
        assertThat(text("select b || ':' || c || ':' || f || ':' || length(g) || ':' || i from t where b = 0"))
                .isEqualTo("0:0::0:1970-01-01");
    }

    @Test
    void dates_before_and_after_the_epoch_of_postgresql_arrive() throws Exception {
        try (CopyWriter writer = CopyWriter.open(connection, "t", "i")) {
            writer.row().date(LocalDate.of(1900, 2, 28));
            writer.row().date(LocalDate.of(2000, 1, 1));
            writer.row().date(LocalDate.of(9999, 12, 31));
            writer.finish();
        }
        assertThat(text("select string_agg(i::text, ' ' order by i) from t"))
                .isEqualTo("1900-02-28 2000-01-01 9999-12-31");
    }

    @Test
    void many_rows_pass_through_several_blocks() throws Exception {
        try (CopyWriter writer = CopyWriter.open(connection, "t", "a", "f")) {
            for (int i = 1; i <= 50_000; i++) {
                writer.row().bigint(i).text("row " + i);
            }
            assertThat(writer.finish()).isEqualTo(50_000);
        }
        assertThat(text("select count(*) || ' ' || sum(a) || ' ' || sum(length(f)) from t"))
                .isEqualTo("50000 1250025000 438894");
    }

    @Test
    void no_rows_are_fine() throws Exception {
        try (CopyWriter writer = CopyWriter.open(connection, "t", "a")) {
            assertThat(writer.finish()).isZero();
        }
    }

    @Test
    void a_writer_closed_without_finishing_takes_its_rows_back_and_the_connection_goes_on() throws Exception {
        try (CopyWriter writer = CopyWriter.open(connection, "t", "a")) {
            for (int i = 0; i < 20_000; i++) {
                writer.row().bigint(i);
            }
        }
        assertThat(text("select count(*) from t")).isEqualTo("0");
    }

    @Test
    void rows_are_part_of_the_transaction() throws Exception {
        connection.setAutoCommit(false);
        try (CopyWriter writer = CopyWriter.open(connection, "t", "a")) {
            writer.row().bigint(1);
            writer.finish();
        }
        connection.rollback();
        assertThat(text("select count(*) from t")).isEqualTo("0");
    }

    @Test
    void a_row_with_too_few_fields_is_refused() throws Exception {
        try (CopyWriter writer = CopyWriter.open(connection, "t", "a", "b")) {
            writer.row().bigint(1);
            assertThatIllegalStateException().isThrownBy(writer::row).withMessage("row has 1 fields, expected 2");
            assertThatIllegalStateException().isThrownBy(writer::finish);
        }
    }

    @Test
    void a_server_error_does_not_quote_the_values() throws Exception {
        execute("create unique index on t (f)");
        try (CopyWriter writer = CopyWriter.open(connection, "t", "f")) {
            writer.row().text("11010519491231002X");
            writer.row().text("11010519491231002X");
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(writer::finish)
                    .satisfies(e -> assertThat(e.toString()).doesNotContain("11010519491231002X"));
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String text(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }
}
