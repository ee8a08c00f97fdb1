package creditbank.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows that PostgreSQL copies out, read to their end and broken off. */
@StoreTest
class CopyReaderTest {
    private final HikariDataSource database = TestDatabase.dataSource();

    @AfterEach
    void close() {
        database.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 100_000})
    void all_rows_come_in_their_order(int count) throws Exception {
        try (Connection connection = database.getConnection();
                CopyReader rows = CopyReader.open(connection, numbers(count))) {
            List<Integer> read = new ArrayList<>();
            for (Optional<ByteBuffer> row = rows.next(); row.isPresent(); row = rows.next()) {
                assertThat(row.get().remaining()).isEqualTo(Short.BYTES + Integer.BYTES + Integer.BYTES);
                read.add(row.get().getInt(Short.BYTES + Integer.BYTES));
            }
            assertThat(read).hasSize(count);
            for (int i = 0; i < count; i++) {
                assertThat(read.get(i)).isEqualTo(i + 1);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 1_000, 10_000_000})
    void a_connection_on_which_rows_were_left_unread_answers_what_it_is_asked_next(int count) throws Exception {
        try (Connection connection = database.getConnection()) {
            for (int read = 0; read < 3; read++) {
                try (CopyReader rows = CopyReader.open(connection, numbers(count))) {
                    for (int i = 0; i < read; i++) {
                        rows.next();
                    }
                }
                for (int i = 0; i < 20; i++) {
                    assertThat(number(connection, i)).isEqualTo(i);
                }
            }
        }
    }

    private static String numbers(int count) {
        return "copy (select generate_series(1, " + count + ")) to stdout (format binary)";
    }

    private static int number(Connection connection, int wanted) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select " + wanted)) {
            row.next();
            return row.getInt(1);
        }
    }
}
