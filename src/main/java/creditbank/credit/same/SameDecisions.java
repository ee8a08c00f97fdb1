package creditbank.credit.same;

import creditbank.batch.BatchHandle;
import creditbank.batch.Fence;
import creditbank.resolve.Decision.Said;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The store of what people decided about two claims of one learner. A decision counts for ever, unless somebody undoes it; both are kept with who and when. Of
 * several that stand about one pair the last counts.
 */
public final class SameDecisions {
    private SameDecisions() {}

    /** A claim over time: its source and the sender's row key. */
    record Anchor(short source, UUID claim) implements Comparable<Anchor> {
        @Override
        public int compareTo(Anchor other) {
            int bySource = Short.compare(source, other.source);
            return bySource != 0 ? bySource : Entry.KEYS.compare(claim, other.claim);
        }
    }

    /** A decision that stands. */
    record Standing(Anchor a, Anchor b, boolean together) {}

    private record Place(
            long number,
            Anchor anchor,
            short kind,
            @Nullable UUID recordKey,
            long learner) {}

    /**
     * Keeps a decision; records follow with the next batch.
     *
     * @return its number
     * @throws IllegalArgumentException if that cannot be decided, with the reason
     */
    public static long decide(Connection connection, ClaimPair pair, boolean together, String by) throws SQLException {
        Place one = place(connection, pair.a());
        Place other = place(connection, pair.b());
        check(pair, one, other, together);
        Optional<SameDecision> before =
                of(connection, pair).stream().filter(SameDecision::stands).findFirst();
        if (before.isPresent() && before.get().together() == together) {
            throw new IllegalArgumentException("pair " + pair + " is decided already: '"
                    + before.get().word() + "' by " + before.get().decided() + ", decision c"
                    + before.get().id());
        }
        boolean inOrder = one.anchor.compareTo(other.anchor) < 0;
        return keep(connection, inOrder ? one : other, inOrder ? other : one, together, by);
    }

    private static void check(ClaimPair pair, Place one, Place other, boolean together) {
        if (one.learner != other.learner) {
            throw new IllegalArgumentException("the claims of " + pair + " are of two learners, " + one.learner
                    + " and " + other.learner + "; whether these are one is decided first");
        }
        if (one.anchor.equals(other.anchor)) {
            throw new IllegalArgumentException("the claims of " + pair + " are one row of one sender");
        }
        if (one.recordKey != null && one.recordKey.equals(other.recordKey)) {
            throw new IllegalArgumentException(
                    "the claims of " + pair
                            + " say the same kind, provider, what and when, so they are one achievement; there is nothing to decide");
        }
        if (together && one.kind != other.kind) {
            throw new IllegalArgumentException(
                    "the claims of " + pair + " are of two kinds, which never become one achievement");
        }
    }

    private static Place place(Connection connection, long number) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(DecisionSql.CLAIM)) {
            statement.setLong(1, number);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalArgumentException(
                            "there is no claim c" + number + "; 'records show' names the claims of a record");
                }
                Anchor anchor = new Anchor(row.getShort(1), row.getObject(2, UUID.class));
                UUID key = row.getObject(4, UUID.class);
                if (key == null) {
                    throw new IllegalArgumentException("claim c" + number + " was withdrawn");
                }
                return new Place(number, anchor, row.getShort(3), key, row.getLong(5));
            }
        }
    }

    private static long keep(Connection connection, Place a, Place b, boolean together, String by) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(DecisionSql.KEEP)) {
            statement.setShort(1, a.anchor.source);
            statement.setObject(2, a.anchor.claim);
            statement.setLong(3, a.number);
            statement.setShort(4, b.anchor.source);
            statement.setObject(5, b.anchor.claim);
            statement.setLong(6, b.number);
            statement.setBoolean(7, together);
            statement.setString(8, by);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /**
     * Takes a decision back, from the next batch on.
     *
     * @throws IllegalArgumentException if there is no such decision that stands
     */
    public static void undo(Connection connection, long decision, String by) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(DecisionSql.UNDO)) {
            statement.setString(1, by);
            statement.setLong(2, decision);
            if (statement.executeUpdate() == 0) {
                throw new IllegalArgumentException(find(connection, decision)
                        .map(found -> "decision c" + decision + " was undone already, by " + found.undone())
                        .orElse("there is no decision c" + decision));
            }
        }
    }

    /** A decision. */
    public static Optional<SameDecision> find(Connection connection, long decision) throws SQLException {
        return query(connection, "where d.decision_id = ?", decision).stream().findFirst();
    }

    /** All decisions about a pair, the last first. */
    public static List<SameDecision> of(Connection connection, ClaimPair pair) throws SQLException {
        return query(connection, """
                where exists (
                    select from claim x, claim y
                    where x.claim_id = ? and y.claim_id = ?
                        and ((x.source_id, x.claim_key, y.source_id, y.claim_key) = (d.a_source, d.a_claim, d.b_source, d.b_claim)
                            or (y.source_id, y.claim_key, x.source_id, x.claim_key) = (d.a_source, d.a_claim, d.b_source, d.b_claim)))
                order by d.decision_id desc""", pair.a(), pair.b());
    }

    /** Those that no batch has followed yet, the last first. */
    public static List<SameDecision> waiting(Connection connection) throws SQLException {
        return query(connection, "where d.applied_batch is null order by d.decision_id desc");
    }

    /** The last decisions, the last first. */
    public static List<SameDecision> latest(Connection connection, int most) throws SQLException {
        return query(connection, "order by d.decision_id desc limit ?", most);
    }

    /** Adds to the transaction's table {@code affected} what waiting decisions concern, under the claims' keys. */
    public static void touch(Connection connection, BatchHandle batch) throws SQLException {
        Fence.check(connection, batch);
        try (Statement statement = connection.createStatement()) {
            if (statement.executeLargeUpdate(DecisionSql.WAITING) > 0) {
                statement.executeLargeUpdate(DecisionSql.TOUCH);
                statement.executeLargeUpdate(DecisionSql.APPLIED.formatted(batch.id()));
            }
            statement.execute("drop table waiting_decision");
        }
    }

    /** All that stand, the last first. */
    static List<Standing> standing(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(DecisionSql.STANDING);
                ResultSet row = statement.executeQuery()) {
            List<Standing> standing = new ArrayList<>();
            while (row.next()) {
                standing.add(new Standing(
                        new Anchor(row.getShort(1), row.getObject(2, UUID.class)),
                        new Anchor(row.getShort(3), row.getObject(4, UUID.class)),
                        row.getBoolean(5)));
            }
            return standing;
        }
    }

    private static List<SameDecision> query(Connection connection, String condition, long... parameters)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(DecisionSql.SELECT + condition)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setLong(i + 1, parameters[i]);
            }
            List<SameDecision> decisions = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    decisions.add(new SameDecision(
                            row.getLong(1),
                            ClaimPair.of(row.getLong(2), row.getLong(3)),
                            row.getBoolean(4),
                            said(row, 5),
                            row.getString(7) == null ? null : said(row, 7),
                            row.getLong(9)));
                }
            }
            return decisions;
        }
    }

    private static Said said(ResultSet row, int column) throws SQLException {
        return new Said(
                row.getString(column),
                row.getObject(column + 1, OffsetDateTime.class).toInstant().truncatedTo(ChronoUnit.SECONDS));
    }
}
