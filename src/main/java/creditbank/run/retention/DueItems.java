package creditbank.run.retention;

import creditbank.run.retention.archive.Item;
import creditbank.run.retention.archive.Kind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The store of what is due for a purge. */
final class DueItems {
    private final Policy policy;
    private final Instant now;

    DueItems(Policy policy, Instant now) {
        this.policy = policy;
        this.now = now;
    }

    /** Everything that is due now, in the order in which it is deleted: a delivery before the objects that only it needs. */
    List<Item> all(Connection connection) throws SQLException {
        List<Item> items = new ArrayList<>();
        List<String> deliveries = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            List<Item> due = find(connection, kind, null, deliveries);
            items.addAll(due);
            if (kind == Kind.DELIVERY) {
                due.forEach(item -> deliveries.add(item.subject()));
            }
        }
        return items;
    }

    /** Whether this is still due, as it is in the transaction of the connection. */
    boolean still(Connection connection, Kind kind, String subject) throws SQLException {
        return !find(connection, kind, List.of(subject), List.of()).isEmpty();
    }

    private List<Item> find(
            Connection connection, Kind kind, @Nullable Collection<String> subjects, Collection<String> deliveries)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql(kind))) {
            int next = 1;
            if (kind != Kind.OBJECT) {
                select.setInt(next++, policy.term(kind).least());
            }
            select.setObject(next++, policy.before(kind, now).atOffset(ZoneOffset.UTC));
            select.setArray(
                    next++,
                    subjects == null
                            ? null
                            : connection.createArrayOf(kind == Kind.OBJECT ? "text" : "bigint", subjects.toArray()));
            if (kind == Kind.DELIVERY) {
                select.setObject(next, policy.repeatable(now).atOffset(ZoneOffset.UTC));
            } else if (kind == Kind.OBJECT) {
                select.setArray(next, connection.createArrayOf("text", deliveries.toArray()));
            }
            List<Item> items = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                int columns = row.getMetaData().getColumnCount();
                while (row.next()) {
                    List<String> facts = new ArrayList<>();
                    for (int column = 2; column <= columns; column++) {
                        facts.add(row.getString(column));
                    }
                    items.add(new Item(kind, row.getString(1), facts));
                }
            }
            return items;
        }
    }

    private static String sql(Kind kind) {
        return switch (kind) {
            case RUN -> DueSql.RUN;
            case DELIVERY -> DueSql.DELIVERY;
            case OBJECT -> DueSql.OBJECT;
            case REFUSALS -> DueSql.REFUSALS;
            case FINDINGS -> DueSql.FINDINGS;
            case EXPORT -> DueSql.EXPORT;
        };
    }
}
