package creditbank.resolve;

import creditbank.database.CopyWriter;
import creditbank.resolve.unite.Guards;
import creditbank.resolve.unite.Hold;
import creditbank.resolve.unite.Node;
import creditbank.resolve.unite.Thresholds;
import creditbank.resolve.unite.Tie;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Says why stored pairs between two learners have not made one of them. Reads only, but for tables of the transaction, which it drops. */
public final class Holds {
    private static final String PEOPLE = "select kind, key, min(learner_id) from placed group by kind, key";

    private static final String ASKED = """
            select x.kind, x.key, y.kind, y.key, q.a, q.b
            from asked q join placed x on x.identity_id = q.a join placed y on y.identity_id = q.b""";

    private Holds() {}

    /**
     * What holds up each of these stored pairs, all of which lead between two learners; the connection must be in a transaction.
     *
     * @param thresholds of the model by which learners are matched now
     */
    public static Map<Pair, Hold> of(Connection connection, List<Pair> pairs, Thresholds thresholds)
            throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create temp table asked (a bigint, b bigint) on commit drop");
            try (CopyWriter copy = CopyWriter.open(connection, "asked", "a", "b")) {
                for (Pair pair : pairs) {
                    copy.row().bigint(pair.a()).bigint(pair.b());
                }
                copy.finish();
            }
            statement.execute("analyze asked");
            statement.execute(PairSql.ASKED_MEMBERS.formatted(thresholds.link()));
            statement.execute("analyze member");
            statement.execute(Clusters.DOCUMENTS);
            statement.execute(Clusters.PLACES);
            statement.execute("analyze placed");
            Map<Pair, Hold> holds = read(statement, Ties.read(statement), thresholds);
            statement.execute("drop table asked, member, documents, placed");
            return holds;
        }
    }

    private static Map<Pair, Hold> read(Statement statement, Ties ties, Thresholds thresholds) throws SQLException {
        Map<Long, Tie> tieOf = new HashMap<>();
        ties.ties().forEach(tie -> tieOf.put(key(tie.a(), tie.b()), tie));
        Map<Pair, Hold> holds = new HashMap<>();
        Guards guards = guards(statement, ties, thresholds);
        try (ResultSet row = statement.executeQuery(ASKED)) {
            while (row.next()) {
                Tie tie = tieOf.get(key(ties.number(row, 1), ties.number(row, 3)));
                holds.put(new Pair(row.getLong(5), row.getLong(6)), tie == null ? Hold.WEIGHT : guards.hold(tie));
            }
        }
        return holds;
    }

    /** Places that neither a pair nor a decision names count too: they make people larger. */
    private static Guards guards(Statement statement, Ties ties, Thresholds thresholds) throws SQLException {
        Map<Integer, Long> learners = new HashMap<>();
        try (ResultSet row = statement.executeQuery(PEOPLE)) {
            while (row.next()) {
                learners.put(ties.number(row, 1), row.getLong(3));
            }
        }
        long[] person = new long[learners.size()];
        learners.forEach((node, learner) -> person[node] = learner);
        List<Node> nodes = ties.places().stream()
                .map(place -> new Node(place.document(), ""))
                .toList();
        return new Guards(nodes, ties.ties(), ties.decided(), person, thresholds);
    }

    private static long key(int a, int b) {
        return (long) Math.min(a, b) << Integer.SIZE | Math.max(a, b);
    }
}
