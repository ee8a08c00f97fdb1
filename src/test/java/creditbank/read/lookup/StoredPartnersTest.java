package creditbank.read.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import creditbank.database.StoreTest;
import creditbank.database.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Lookup rows in the delivery's own table. */
@StoreTest
class StoredPartnersTest {
    @Test
    void rows_are_found_by_key_the_last_of_one_key_counts_and_the_table_holds_no_plain_text() throws Exception {
        try (var database = TestDatabase.dataSource()) {
            try (StoredPartners partners = new StoredPartners(database, 17)) {
                assertThat(load(partners, 0, row("u1", "王小明", null), row("u2", "李四", ""), row("u1", "王大明", "x")))
                        .isEqualTo(3);
                assertThat(load(partners, 1, row("u1", "another table"))).isEqualTo(1);
                assertThat(partners.find(0, Set.of("u1", "u3"))).containsOnlyKeys("u1");
                assertThat(partners.find(0, Set.of("u1", "u2")))
                        .containsEntry("u1", List.of("王大明", "x"))
                        .containsEntry("u2", List.of("李四", ""));
                assertThat(partners.find(1, Set.of("u1"))).containsEntry("u1", List.of("another table"));
                try (Connection connection = database.getConnection();
                        Statement statement = connection.createStatement();
                        ResultSet rows = statement.executeQuery("select payload from staging.lookup_17")) {
                    int count = 0;
                    for (; rows.next(); count++) {
                        assertThat(new String(rows.getBytes(1), StandardCharsets.UTF_8))
                                .doesNotContain("王", "李", "table");
                    }
                    assertThat(count).isEqualTo(4);
                }
            }
            assertThat(tables(database.getConnection())).isZero();
        }
    }

    @Test
    void a_table_that_a_dead_process_left_is_replaced_and_swept() throws Exception {
        try (var database = TestDatabase.dataSource()) {
            load(new StoredPartners(database, 5), 0, row("old", "a"));
            try (StoredPartners again = new StoredPartners(database, 5)) {
                load(again, 0, row("new", "b"));
                assertThat(again.find(0, Set.of("old", "new"))).containsOnlyKeys("new");
            }
            load(new StoredPartners(database, 6), 0, row("old", "a"));
            try (Connection connection = database.getConnection()) {
                StoredPartners.dropAll(connection);
                assertThat(tables(connection)).isZero();
            }
        }
    }

    private static Partners.Partner row(String key, @Nullable String... values) {
        return new Partners.Partner(key, Arrays.asList(values));
    }

    private static long load(Partners partners, int table, Partners.Partner... rows) throws IOException {
        Iterator<Partners.Partner> next = List.of(rows).iterator();
        return partners.load(table, () -> next.hasNext() ? next.next() : null);
    }

    private static long tables(Connection connection) throws SQLException {
        try (connection;
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(
                        "select count(*) from pg_tables where schemaname = 'staging' and tablename like 'lookup_%'")) {
            found.next();
            return found.getLong(1);
        }
    }
}
