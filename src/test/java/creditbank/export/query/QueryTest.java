package creditbank.export.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import creditbank.database.StoreTest;
import creditbank.database.TestDatabase;
import creditbank.export.ParquetExport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries read the export in force and nothing else. */
@StoreTest
class QueryTest {
    @TempDir
    static Path home;

    @BeforeAll
    static void publish() throws Exception {
        DataSource bank = TestDatabase.dataSource();
        try (Connection connection = bank.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("insert into record (record_id, learner_id, record_key, batch_id, version, live)"
                    + " select n, 1, md5(n::text)::uuid, 1, 1, true from generate_series(1, 3) as n");
            statement.execute(
                    "insert into record_version (record_id, version, batch_id, learner_id, credits, claims, live,"
                            + " kind, scale, attempt, provider, code, title, term, number, level, score)"
                            + " select n, 1, 1, 1, n * 50, 1, true, 1, 0, 1, '4111010001', '',"
                            + " case n when 1 then U&'\\5927\\5B66\\8BED\\6587' when 2 then 'a \"b\", c' else 'plain' end,"
                            + " '', '', '', '' from generate_series(1, 3) as n");
        }
        new ParquetExport(home).publish(bank, "");
    }

    private static String ask(String sql, ResultFormat format) throws IOException {
        StringBuilder out = new StringBuilder();
        Query.run(home, sql, format, out);
        return out.toString();
    }

    @Test
    void an_answer_is_shown_as_a_table() throws IOException {
        assertThat(ask("select title, credits, code from records order by record_id", ResultFormat.TABLE))
                .isEqualTo("""
                        title     credits  code
                        --------  -------  ----
                        \u5927\u5b66\u8bed\u6587     0.50
                        a "b", c     1.00
                        plain        1.50
                        (3 rows)
                        """);
    }

    @Test
    void an_answer_is_shown_as_csv() throws IOException {
        assertThat(ask("select title, credits, code from records order by record_id", ResultFormat.CSV))
                .isEqualTo(
                        "title,credits,code\r\n\u5927\u5b66\u8bed\u6587,0.50,\r\n\"a \"\"b\"\", c\",1.00,\r\nplain,1.50,\r\n");
    }

    @Test
    void an_answer_is_shown_as_json() throws IOException {
        assertThat(ask(
                        "select title, credits, code, true as ok from records order by record_id limit 2",
                        ResultFormat.JSON))
                .isEqualTo("""
                        [
                        {"title":"\u5927\u5b66\u8bed\u6587","credits":0.50,"code":null,"ok":true},
                        {"title":"a \\"b\\", c","credits":1.00,"code":null,"ok":true}
                        ]
                        """);
    }

    @Test
    void the_columns_can_be_described() throws IOException {
        assertThat(ask("describe records", ResultFormat.CSV)).contains("\ncredits,\"DECIMAL(7,2)\",");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from read_text('/etc/passwd')",
                "select * from read_csv('/etc/passwd')",
                "select * from read_blob('/etc/passwd')",
                "select * from '/etc/passwd'",
                "select * from glob('/etc/*')",
                "select getenv('HOME')",
                "select * from read_csv('https://127.0.0.1/x.csv')"
            })
    void no_other_file_can_be_read(String sql) {
        assertThatThrownBy(() -> ask(sql, ResultFormat.CSV))
                .isInstanceOf(QueryException.class)
                .hasNoCause();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "copy records to 'x.parquet'",
                "copy (select 1) to '/tmp/x.csv'",
                "create table t as select 1",
                "attach 'x.db' as x",
                "set enable_external_access = true",
                "reset lock_configuration",
                "install httpfs",
                "load httpfs",
                "pragma database_list",
                "insert into records values (1)",
                "drop view records",
                "export database 'x'",
                "select 1; copy (select 1) to 'x.csv'"
            })
    void nothing_but_a_select_is_run(String sql) {
        assertThatThrownBy(() -> ask(sql, ResultFormat.CSV))
                .isInstanceOf(QueryException.class)
                .hasMessage("not a SELECT statement; queries only read");
    }

    @Test
    void two_statements_or_none_are_refused() {
        assertThatThrownBy(() -> ask("select 1; select 2", ResultFormat.CSV))
                .isInstanceOf(QueryException.class)
                .hasMessage("2 statements, expected one SELECT statement");
        assertThatThrownBy(() -> ask(" -- nothing", ResultFormat.CSV))
                .isInstanceOf(QueryException.class)
                .hasMessage("0 statements, expected one SELECT statement");
    }

    @Test
    void a_mistake_is_named_as_duckdb_names_it() {
        assertThatThrownBy(() -> ask("select nosuch from records", ResultFormat.CSV))
                .isInstanceOf(QueryException.class)
                .hasMessageStartingWith("Binder Error: Referenced column \"nosuch\" not found in FROM clause!");
    }

    @Test
    void a_home_without_an_export_says_how_to_make_one(@TempDir Path empty) {
        assertThatThrownBy(() -> Query.run(empty, "select 1", ResultFormat.CSV, new StringBuilder()))
                .isInstanceOf(QueryException.class)
                .hasMessage("no export in " + empty.resolve("exports") + "; creditbank nightly makes one");
    }

    @Test
    void a_query_leaves_no_file(@TempDir Path work) throws IOException {
        ask("select count(*) from records", ResultFormat.JSON);

        assertThat(Files.exists(Path.of(".tmp"))).isFalse();
        assertThat(work).isEmptyDirectory();
    }
}
