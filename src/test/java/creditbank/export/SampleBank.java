package creditbank.export;

import creditbank.database.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** A bank whose records are made by arithmetic, so that a test knows every figure. */
final class SampleBank {
    /** A valid resident ID that stands in the bank wherever an ID can stand. */
    static final String CANARY = "11010519491231002X";

    private final DataSource dataSource = TestDatabase.dataSource();

    SampleBank() throws SQLException {
        execute("insert into source (name) values ('sample')");
    }

    DataSource dataSource() {
        return dataSource;
    }

    /** Credits a batch with courses numbered first to last; every fifth has no credits, every tenth was withdrawn, every second was sat twice. */
    void credit(long first, long last) throws SQLException {
        execute("""
                insert into batch (source_id, business_date, run_id, state, program, credited)
                select 1, date '2026-09-01', coalesce(max(run_id), 0) + 1, 'open', 'test', nextval('credited') from batch
                """);
        String series = "generate_series(" + first + ", " + last + ") as n";
        execute("""
                insert into record (record_id, learner_id, record_key, batch_id, version, live)
                select n, n / 7, md5(n::text)::uuid, (select max(batch_id) from batch), 2, n % 10 <> 0 from
                """ + series);
        execute("""
                insert into record_version
                    (record_id, version, batch_id, learner_id, begin_date, result_date, score_hundredths, credits, hours, claims,
                    live, kind, begin_precision, result_precision, scale, attempt, status, provider, code, title, term, number, level, score)
                select n, version, (select max(batch_id) from batch), n / 7, date '2024-09-01' + (n % 100)::int, date '2025-01-10',
                    (n % 101) * 100, case when n % 5 <> 0 then 250 end, 3200 + n % 50, 1 + n % 3, n % 10 <> 0, 1, 2, 3, 1, 1, 1,
                    '4111010001', 'C' || n % 1000, 'Course ' || n % 1000, '2024-2025-1', '11010519491231002X', '', (n % 101)::text
                from generate_series(1, 2) as version,
                """ + series);
        execute("""
                insert into attempt (record_id, version, ordinal, kind, scale, counts, score)
                select n, 2, ordinal, ordinal, 1, ordinal = 2, '60' from generate_series(1, 2) as ordinal,
                """ + series + " where n % 2 = 0");
        execute("""
                insert into identity (source_id, batch_id, identity_key, gender, number, name, folded_name)
                select 1, 1, md5(max(batch_id)::text)::uuid, 1, '11010519491231002X', 'Zhang San', 'zhang san' from batch
                """);
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
