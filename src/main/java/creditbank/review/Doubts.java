package creditbank.review;

import creditbank.resolve.Holds;
import creditbank.resolve.Opinions;
import creditbank.resolve.Opinions.Heard;
import creditbank.resolve.Pair;
import creditbank.resolve.match.LearnerModel;
import creditbank.resolve.unite.Hold;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The store of doubtful pairs. Reads only; the connection must be in a transaction. */
public final class Doubts {
    private Doubts() {}

    /** The queue's head by the model by which learners are matched now. */
    public static Queue queue(Connection connection, LearnerModel learners, int most) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local work_mem = '256MB'");
            statement.execute("set local jit = off");
            statement.execute(ReviewSql.BETWEEN);
            statement.execute(ReviewSql.OWNED);
            statement.execute("analyze between_learners, owned");
        }
        List<Doubt> found = new ArrayList<>();
        long doubtful = 0;
        try (PreparedStatement select = connection.prepareStatement(ReviewSql.QUEUE)) {
            select.setInt(1, most);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    doubtful = row.getLong(13);
                    found.add(doubt(row));
                }
            }
        }
        return new Queue(doubtful, held(connection, learners, found));
    }

    /** Why each of them waits is asked for those alone that are shown. */
    private static List<Doubt> held(Connection connection, LearnerModel learners, List<Doubt> found)
            throws SQLException {
        if (found.isEmpty()) {
            return found;
        }
        List<Pair> pairs = found.stream().map(Doubt::pair).toList();
        Map<Pair, Hold> holds = Holds.of(connection, pairs, learners.thresholds());
        List<Doubt> held = new ArrayList<>();
        for (Doubt doubt : found) {
            held.add(new Doubt(
                    doubt.pair(),
                    doubt.one(),
                    doubt.other(),
                    doubt.weight(),
                    doubt.pairs(),
                    doubt.stake(),
                    holds.getOrDefault(doubt.pair(), Hold.WEIGHT),
                    Opinions.heard(connection, doubt.pair())));
        }
        return held;
    }

    private static Doubt doubt(ResultSet row) throws SQLException {
        return new Doubt(
                new Pair(row.getLong(1), row.getLong(2)),
                new Party(row.getLong(3), row.getString(4), row.getString(5)),
                new Party(row.getLong(6), row.getString(7), row.getString(8)),
                row.getFloat(9),
                row.getLong(10),
                new Stake(row.getLong(11), row.getLong(12), row.getLong(14)),
                Hold.WEIGHT,
                Heard.NOBODY);
    }
}
