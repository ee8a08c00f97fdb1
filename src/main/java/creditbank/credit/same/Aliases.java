package creditbank.credit.same;

import creditbank.batch.BatchHandle;
import creditbank.batch.Fence;
import creditbank.credit.content.Content;
import creditbank.credit.content.ContentColumns;
import creditbank.credit.same.Entry.Voice;
import creditbank.credit.same.Leads.Name;
import creditbank.credit.same.SameDecisions.Anchor;
import creditbank.credit.same.SameDecisions.Standing;
import creditbank.database.CopyWriter;
import creditbank.database.Cursors;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The store of which keys of a learner stand under which other, and of pairs in doubt. It runs in the transaction that credits the batch, after memberships are
 * settled, so a crash leaves nothing of it. Only learners with claims of several sources that may be alike are read, one at a time.
 *
 * <p>It works on the transaction's tables {@code affected} and {@code losing}, whose keys are exact ones before and those of records after.
 */
public final class Aliases {
    private static final int FETCH = 10_000;

    private Aliases() {}

    /** Compares again what the batch touches, and tells how many pairs are newly in doubt. */
    public static long renew(Connection connection, BatchHandle batch) throws SQLException {
        Fence.check(connection, batch);
        SameDecisions.touch(connection, batch);
        try (Statement statement = connection.createStatement()) {
            statement.execute(AliasSql.SEVERAL);
            statement.execute("analyze several");
            long doubts = 0;
            long suspects = statement.executeLargeUpdate(AliasSql.SUSPECT.formatted(batch.id()));
            if (suspects > 0) {
                statement.execute("analyze suspect");
                statement.execute(AliasSql.TABLES);
                compare(connection);
                statement.execute("analyze due_alias, due_doubt");
                doubts = keep(statement, batch);
                statement.execute("drop table due_alias, due_doubt, changed_alias");
            }
            statement.execute("drop table several, suspect");
            return doubts;
        }
    }

    private static long keep(Statement statement, BatchHandle batch) throws SQLException {
        statement.execute(AliasSql.CHANGED);
        statement.execute("analyze changed_alias");
        statement.executeLargeUpdate(AliasSql.CLOSE.formatted(batch.id()));
        statement.executeLargeUpdate(AliasSql.OPEN.formatted(batch.id()));
        statement.executeLargeUpdate(AliasSql.SETTLE);
        long doubts = statement.executeLargeUpdate(AliasSql.DOUBT.formatted(batch.id()));
        statement.executeLargeUpdate(AliasSql.AFFECT);
        statement.executeLargeUpdate(AliasSql.UNAFFECT);
        statement.executeLargeUpdate(AliasSql.SPREAD);
        statement.executeLargeUpdate(AliasSql.LOSE);
        return doubts;
    }

    private static void compare(Connection connection) throws SQLException {
        List<Due> due = new ArrayList<>();
        People people = People.of(SameDecisions.standing(connection));
        try (PreparedStatement claims = Cursors.prepare(connection, AliasSql.CLAIMS, FETCH);
                ResultSet row = claims.executeQuery()) {
            Keys keys = null;
            while (row.next()) {
                if (keys == null || keys.learnerId != row.getLong(1)) {
                    if (keys != null) {
                        due.add(keys.due());
                    }
                    keys = new Keys(row.getLong(1), people);
                }
                keys.add(row);
                write(connection, due, FETCH);
            }
            if (keys != null) {
                due.add(keys.due());
            }
        }
        write(connection, due, 1);
    }

    private static void write(Connection connection, List<Due> due, int least) throws SQLException {
        if (due.size() < least) {
            return;
        }
        try (CopyWriter copy = CopyWriter.open(connection, "due_alias", "learner_id", "record_key", "lead_key")) {
            for (Due one : due) {
                for (Map.Entry<UUID, UUID> lead : one.leads.entrySet()) {
                    copy.row().bigint(one.learnerId).uuid(lead.getKey()).uuid(lead.getValue());
                }
            }
            copy.finish();
        }
        try (CopyWriter copy = CopyWriter.open(connection, "due_doubt", "learner_id", "a", "b", "levels")) {
            for (Due one : due) {
                for (Grouped.Doubt doubt : one.doubts) {
                    copy.row()
                            .bigint(one.learnerId)
                            .uuid(doubt.a())
                            .uuid(doubt.b())
                            .integer(doubt.likeness().code());
                }
            }
            copy.finish();
        }
        due.clear();
    }

    /** What shall stand of one learner. */
    private record Due(long learnerId, Map<UUID, UUID> leads, List<Grouped.Doubt> doubts) {}

    /** What people decided, the last word first, and of which claims. */
    private record People(List<Standing> decisions, Set<Anchor> anchors) {
        static People of(List<Standing> decisions) {
            Set<Anchor> anchors = new HashSet<>();
            decisions.forEach(one -> anchors.addAll(List.of(one.a(), one.b())));
            return new People(decisions, anchors);
        }
    }

    /** The live keys of one learner. */
    private static final class Keys {
        private final long learnerId;
        private final Map<UUID, List<Voice>> voices = new TreeMap<>(Entry.KEYS);
        private final Map<UUID, Name> own = new HashMap<>();
        private final Map<UUID, Name> former = new HashMap<>();

        private final People people;
        private final Map<Anchor, UUID> named = new HashMap<>();

        Keys(long learnerId, People people) {
            this.learnerId = learnerId;
            this.people = people;
        }

        void add(ResultSet row) throws SQLException {
            UUID key = row.getObject(2, UUID.class);
            Content content = ContentColumns.read(row, 10, List.of());
            voices.computeIfAbsent(key, any -> new ArrayList<>(2)).add(new Voice(row.getShort(8), content));
            if (!people.decisions().isEmpty()) {
                Anchor anchor = new Anchor(row.getShort(8), row.getObject(9, UUID.class));
                if (people.anchors().contains(anchor)) {
                    named.put(anchor, key);
                }
            }
            own.put(key, new Name(key, row.getLong(3), row.getBoolean(4)));
            UUID lead = row.getObject(5, UUID.class);
            if (lead != null) {
                former.put(key, new Name(lead, row.getLong(6), row.getBoolean(7)));
            }
        }

        /** What people decided about these keys, the last word first. */
        private List<Told> told() {
            if (named.size() < 2) {
                return List.of();
            }
            List<Told> told = new ArrayList<>();
            for (Standing one : people.decisions()) {
                UUID a = named.get(one.a());
                UUID b = named.get(one.b());
                if (a != null && b != null && !a.equals(b)) {
                    told.add(new Told(a, b, one.together()));
                }
            }
            return told;
        }

        Due due() {
            List<Entry> entries = voices.entrySet().stream()
                    .map(entry -> new Entry(entry.getKey(), entry.getValue()))
                    .toList();
            Grouped grouped = Grouping.of(entries, told());
            return new Due(learnerId, Leads.of(grouped.groups(), own, former), grouped.doubts());
        }
    }
}
