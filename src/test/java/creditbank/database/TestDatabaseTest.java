package creditbank.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@StoreTest
class TestDatabaseTest {
    @Test
    void every_call_gives_a_migrated_database_of_its_own() throws Exception {
        DataSource first = TestDatabase.dataSource();
        DataSource second = TestDatabase.dataSource();
        try (Connection one = first.getConnection();
                Connection two = second.getConnection();
                Statement statement = one.createStatement()) {
            statement.execute("insert into source (name) values ('school')");
            assertThat(text(one, "select count(*) from source")).isEqualTo("1");
            assertThat(text(two, "select count(*) from source")).isEqualTo("0");
        }
    }

    @Test
    void text_functions_work_with_unicode_and_the_session_has_its_own_zone() throws Exception {
        try (Connection connection = TestDatabase.dataSource().getConnection()) {
            assertThat(text(
                            connection,
                            "select upper('\u00e4') || char_length('\u5f20\u4e09') || ('\u738b' ~ '^\\w$')"))
                    .isEqualTo("\u00c42true");
            assertThat(text(connection, "show timezone")).isEqualTo("Pacific/Chatham");
        }
    }

    private static String text(Connection connection, String sql) throws Exception {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }
}
