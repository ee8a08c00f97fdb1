package creditbank.resolve;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.OptionalLong;

/**
 * The store of blind opinions. Two people say one after the other what they think of a pair, and neither is shown what the other said; where they say the same
 * it becomes a decision in both names. Where they differ the pair waits for an open decision, which ends their opinions as any decision about the pair does.
 */
public final class Opinions {
    private static final String EARLIER = """
            select said_by, together from link_opinion where a = ? and b = ? and decision_id is null order by opinion_id""";

    private static final String SAY = "insert into link_opinion (a, b, together, said_by) values (?, ?, ?, ?)";

    private static final String SETTLE = """
            update link_opinion set decision_id = ? where a = ? and b = ? and decision_id is null""";

    private static final String HEARD = """
            select count(*), count(distinct together) from link_opinion where a = ? and b = ? and decision_id is null""";

    private Opinions() {}

    /** How far a pair has come by opinions alone; it does not tell what anybody said. */
    public enum Heard {
        NOBODY,
        ONE,
        DIFFERENT
    }

    /**
     * Keeps an opinion, and the decision that it makes together with an earlier one.
     *
     * @return the decision's number, if there is one now
     * @throws IllegalArgumentException if that person has said so already, two differ already, or nobody could decide so
     */
    public static OptionalLong say(Connection connection, Pair pair, boolean together, String by) throws SQLException {
        Decisions.check(connection, pair, together);
        if (heard(connection, pair) == Heard.DIFFERENT) {
            throw new IllegalArgumentException("two people have said different things of pair " + pair
                    + " already; decide it openly, without --blind");
        }
        String agreed = "";
        try (PreparedStatement select = connection.prepareStatement(EARLIER)) {
            select.setLong(1, pair.a());
            select.setLong(2, pair.b());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    String other = row.getString(1);
                    if (other.equals(by)) {
                        throw new IllegalArgumentException(
                                by + " has said it of pair " + pair + " already; the second must be somebody else");
                    }
                    agreed = row.getBoolean(2) == together ? other : "";
                }
            }
        }
        insert(connection, pair, together, by);
        return agreed.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(Decisions.decide(connection, pair, together, agreed + " and " + by));
    }

    private static void insert(Connection connection, Pair pair, boolean together, String by) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(SAY)) {
            insert.setLong(1, pair.a());
            insert.setLong(2, pair.b());
            insert.setBoolean(3, together);
            insert.setString(4, by);
            insert.executeUpdate();
        }
    }

    /** Ends the opinions that a decision has overtaken. */
    static void settle(Connection connection, Pair pair, long decision) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(SETTLE)) {
            update.setLong(1, decision);
            update.setLong(2, pair.a());
            update.setLong(3, pair.b());
            update.executeUpdate();
        }
    }

    /** How far a pair has come. */
    public static Heard heard(Connection connection, Pair pair) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(HEARD)) {
            select.setLong(1, pair.a());
            select.setLong(2, pair.b());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                if (row.getLong(1) == 0) {
                    return Heard.NOBODY;
                }
                return row.getLong(2) == 1 ? Heard.ONE : Heard.DIFFERENT;
            }
        }
    }
}
