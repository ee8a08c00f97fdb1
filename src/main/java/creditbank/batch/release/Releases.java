package creditbank.batch.release;

import creditbank.finding.Code;
import creditbank.outcome.GivenReason;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The store of batches that were held by a limit, and of those that were let pass. */
public final class Releases {
    private static final String HELD =
            """
            select b.batch_id from batch b
            where b.state = 'refused' and exists (
                select from finding f where f.batch_id = b.batch_id and f.ordinal = 0 and f.code in ('%s', '%s'))
                and not exists (select from release r where r.batch_id = b.batch_id)""".formatted(Code.DELIVERY_WITHDRAWAL_LIMIT.id(), Code.DELIVERY_REFUSAL_LIMIT.id());

    private Releases() {}

    /** The batches that only a limit holds, so that a person must look. */
    public static Set<Long> held(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(HELD);
                ResultSet row = select.executeQuery()) {
            Set<Long> held = new HashSet<>();
            while (row.next()) {
                held.add(row.getLong(1));
            }
            return held;
        }
    }

    /** Who let a batch pass. */
    public static Optional<Release> of(Connection connection, long batch) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select released_by, reason, released_at from release where batch_id = ?")) {
            select.setLong(1, batch);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Release(
                                row.getString(1),
                                row.getString(2),
                                row.getObject(3, OffsetDateTime.class).toInstant()))
                        : Optional.empty();
            }
        }
    }

    /**
     * Lets a batch pass; its next execution does not ask for the limits.
     *
     * @throws IllegalArgumentException if no limit holds it
     */
    public static void add(Connection connection, long batch, String by, String reason) throws SQLException {
        GivenReason.checked(reason);
        Optional<Release> before = of(connection, batch);
        if (before.isPresent()) {
            throw new IllegalArgumentException("batch " + batch + " was released already, by "
                    + before.get().by() + " at " + before.get().at());
        }
        if (!held(connection).contains(batch)) {
            throw new IllegalArgumentException(
                    "batch " + batch + " is not held by a limit of its job file, so there is nothing to release");
        }
        try (PreparedStatement insert =
                connection.prepareStatement("insert into release (batch_id, released_by, reason) values (?, ?, ?)")) {
            insert.setLong(1, batch);
            insert.setString(2, by);
            insert.setString(3, reason);
            insert.executeUpdate();
        }
    }
}
