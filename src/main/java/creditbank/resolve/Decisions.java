package creditbank.resolve;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The store of what people decided about two identities. A decision counts for ever, unless somebody undoes it; both are kept with who and when. Of several that
 * stand about one pair the last counts.
 */
public final class Decisions {
    /** The source of the batches that do nothing but apply decisions. */
    public static final String SOURCE = "review";

    private static final String COLUMNS = """
            select decision_id, a, b, together, decided_by, decided_at, undone_by, undone_at, coalesce(applied_batch, 0) from link_decision
            """;

    /** What exact facts say of two identities: the document that each stands for, and whether they are in one name group. */
    private static final String EXACT = """
            select i.identity_id, coalesce(i.document_token, case when g.documents = 1 then g.document end), i.name_key
            from identity i
            cross join lateral (
                select count(distinct n.document_token) as documents, (array_agg(n.document_token) filter (where n.document_token is not null))[1] as document
                from identity n where n.name_key = i.name_key) g
            where i.identity_id in (?, ?) order by i.identity_id""";

    private Decisions() {}

    /**
     * Keeps a decision; it changes learners when the next batch is credited.
     *
     * @return its number
     * @throws IllegalArgumentException if an identity is not in the bank, exact facts decide already, or the same is decided already
     */
    public static long decide(Connection connection, Pair pair, boolean together, String by) throws SQLException {
        check(connection, pair, together);
        try (PreparedStatement statement = connection.prepareStatement(
                "insert into link_decision (a, b, together, decided_by) values (?, ?, ?, ?) returning decision_id")) {
            statement.setLong(1, pair.a());
            statement.setLong(2, pair.b());
            statement.setBoolean(3, together);
            statement.setString(4, by);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                long decision = row.getLong(1);
                Opinions.settle(connection, pair, decision);
                return decision;
            }
        }
    }

    /** Whether it can be decided so. */
    static void check(Connection connection, Pair pair, boolean together) throws SQLException {
        checkExact(connection, pair, together);
        Optional<Decision> before = standing(connection, pair);
        if (before.isPresent() && before.get().together() == together) {
            throw new IllegalArgumentException(
                    "pair " + pair + " is decided already: '" + before.get().word()
                            + "' by " + before.get().decided() + ", decision "
                            + before.get().id());
        }
    }

    /**
     * Takes a decision back, from the next batch on.
     *
     * @throws IllegalArgumentException if there is no such decision that stands
     */
    public static void undo(Connection connection, long decision, String by) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                update link_decision set undone_by = ?, undone_at = now(), applied_batch = null
                where decision_id = ? and undone_at is null""")) {
            statement.setString(1, by);
            statement.setLong(2, decision);
            if (statement.executeUpdate() == 0) {
                throw new IllegalArgumentException(find(connection, decision)
                        .map(found -> "decision " + decision + " was undone already, by " + found.undone())
                        .orElse("there is no decision " + decision));
            }
        }
    }

    /** A decision. */
    public static Optional<Decision> find(Connection connection, long decision) throws SQLException {
        return query(connection, "where decision_id = ?", decision).stream().findFirst();
    }

    /** Which of the decisions about a pair counts. */
    public static Optional<Decision> standing(Connection connection, Pair pair) throws SQLException {
        return of(connection, pair).stream().filter(Decision::stands).findFirst();
    }

    /** All decisions about a pair, the last first. */
    public static List<Decision> of(Connection connection, Pair pair) throws SQLException {
        return query(connection, "where a = ? and b = ? order by decision_id desc", pair.a(), pair.b());
    }

    /** Those that no batch has followed yet, the last first. */
    public static List<Decision> waiting(Connection connection) throws SQLException {
        return query(connection, "where applied_batch is null order by decision_id desc");
    }

    /** The last decisions, the last first. */
    public static List<Decision> latest(Connection connection, int most) throws SQLException {
        return query(connection, "order by decision_id desc limit ?", (long) most);
    }

    private static void checkExact(Connection connection, Pair pair, boolean together) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(EXACT)) {
            statement.setLong(1, pair.a());
            statement.setLong(2, pair.b());
            try (ResultSet row = statement.executeQuery()) {
                Exact one = exact(row, pair, pair.a());
                Exact other = exact(row, pair, pair.b());
                if (one.same(other)) {
                    throw new IllegalArgumentException("identities " + pair.a() + " and " + pair.b()
                            + " are one learner by exact facts, one document or one sender's name, birth date and number;"
                            + " there is nothing to decide");
                }
                if (together && !one.document.isEmpty() && !other.document.isEmpty()) {
                    throw new IllegalArgumentException("identities " + pair.a() + " and " + pair.b()
                            + " have different valid documents, which never become one learner");
                }
            }
        }
    }

    private static Exact exact(ResultSet row, Pair pair, long identity) throws SQLException {
        if (!row.next() || row.getLong(1) != identity) {
            throw new IllegalArgumentException("there is no pair " + pair + ": identity " + identity
                    + " is not in the bank; 'review list' shows pairs that are");
        }
        String document = row.getString(2);
        String group = row.getString(3);
        return new Exact(document == null ? "" : document, group == null ? "" : group);
    }

    private record Exact(String document, String group) {
        boolean same(Exact other) {
            return document.equals(other.document)
                    && (!document.isEmpty() || (!group.isEmpty() && group.equals(other.group)));
        }

        @Override
        public String toString() {
            return "Exact[hidden]";
        }
    }

    private static List<Decision> query(Connection connection, String condition, long... parameters)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(COLUMNS + condition)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setLong(i + 1, parameters[i]);
            }
            List<Decision> decisions = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    decisions.add(new Decision(
                            row.getLong(1),
                            new Pair(row.getLong(2), row.getLong(3)),
                            row.getBoolean(4),
                            new Decision.Said(row.getString(5), instant(row, 6)),
                            row.getString(7) == null ? null : new Decision.Said(row.getString(7), instant(row, 8)),
                            row.getLong(9)));
                }
            }
            return decisions;
        }
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant().truncatedTo(ChronoUnit.SECONDS);
    }
}
