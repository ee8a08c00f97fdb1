package creditbank.matrix.judge;

import creditbank.credit.BankContent;
import creditbank.credit.BankDigest;
import creditbank.matrix.Home;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a bank comes to.
 *
 * @param digest of its content
 * @param achievements how many live records there are of each set of claims, by the names of their sources and their keys; which of its claims
 *     gives a record its own key depends on which source was faster
 * @param files what lies in the home beside the database, random names and numbers left out
 */
public record Facts(String digest, long records, Map<String, Integer> achievements, Set<String> files) {
    private static final String ACHIEVEMENTS = """
            with behind as (
                select m.learner_id, coalesce(a.lead_key, c.record_key) as record_key,
                    string_agg(s.name || ' ' || c.claim_key, ', ' order by s.name, c.claim_key) as claims
                from claim c join source s using (source_id)
                join membership m on m.identity_id = c.identity_id and m.until_batch is null
                left join record_alias a on a.learner_id = m.learner_id and a.record_key = c.record_key and a.until_batch is null
                where c.ended_batch is null group by 1, 2)
            select coalesce(claims, 'no claim of ' || record_key), count(*)
            from record left join behind using (learner_id, record_key) where live group by 1""";

    /** The facts of a home, whose server is started for it. */
    public static Facts of(Home home) throws IOException, SQLException {
        home.startServer();
        try (Connection connection = home.connect()) {
            return of(home, connection);
        } finally {
            home.stopServer();
        }
    }

    static Facts of(Home home, Connection connection) throws IOException, SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("set time zone 'UTC'");
            BankContent content = BankDigest.compute(connection);
            return new Facts(
                    content.digest(), content.records(), achievements(statement), Leftovers.files(home.path()));
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private static Map<String, Integer> achievements(Statement statement) throws SQLException {
        Map<String, Integer> counts = new TreeMap<>();
        try (ResultSet row = statement.executeQuery(ACHIEVEMENTS)) {
            while (row.next()) {
                counts.put(row.getString(1), row.getInt(2));
            }
        }
        return counts;
    }

    /** How many live records are missing that these facts have. */
    long missingIn(Facts other) {
        return achievements.entrySet().stream()
                .mapToLong(entry -> Math.max(0, entry.getValue() - other.achievements.getOrDefault(entry.getKey(), 0)))
                .sum();
    }
}
