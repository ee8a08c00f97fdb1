package creditbank.batch.beat;

import creditbank.batch.Tenure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;

/** The store of heartbeats. All of them are written and read by the database's clock. */
public final class Heartbeats {
    private Heartbeats() {}

    /** The first beat of a tenure, on the session that has begun it. */
    public static void begin(Connection session, Tenure tenure) throws SQLException {
        try (PreparedStatement insert = session.prepareStatement("""
                insert into heartbeat (source_id, tenure, process, seen_at)
                values (?, ?, current_setting('application_name'), clock_timestamp())
                on conflict (source_id) do update
                    set tenure = excluded.tenure, process = excluded.process, seen_at = excluded.seen_at""")) {
            insert.setShort(1, tenure.sourceId());
            insert.setLong(2, tenure.number());
            insert.executeUpdate();
        }
    }

    /** One more. */
    public static void beat(Connection session, Tenure tenure) throws SQLException {
        try (PreparedStatement update = session.prepareStatement(
                "update heartbeat set seen_at = clock_timestamp() where source_id = ? and tenure = ?")) {
            update.setShort(1, tenure.sourceId());
            update.setLong(2, tenure.number());
            update.executeUpdate();
        }
    }

    /** The last one of each source. */
    public static Map<Short, Heartbeat> last(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                        "select source_id, tenure, seen_at, extract(epoch from clock_timestamp() - seen_at) * 1000 from heartbeat");
                ResultSet row = select.executeQuery()) {
            Map<Short, Heartbeat> last = new HashMap<>();
            while (row.next()) {
                last.put(
                        row.getShort(1),
                        new Heartbeat(
                                row.getLong(2),
                                row.getObject(3, OffsetDateTime.class).toInstant(),
                                Duration.ofMillis(row.getLong(4))));
            }
            return last;
        }
    }

    /**
     * Ends every session of the process that has a source and has been silent for too long. What it had not committed is rolled back; should it wake up, its tenure is over. Nobody is ended
     * where the source's lock is another's, or of a session that began after that beat: its holder has just taken it.
     *
     * @param lock the class of the sources' advisory locks
     * @return how many sessions were ended
     */
    public static long endSilent(Connection connection, short sourceId, int lock) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select count(*) filter (where pg_terminate_backend(a.pid, 5000))
                from heartbeat h join source s using (source_id, tenure)
                    join pg_stat_activity a on a.application_name = h.process and a.datname = current_database()
                where h.source_id = ? and h.seen_at < clock_timestamp() - ? * interval '1 ms'
                    and h.process <> current_setting('application_name')
                    and not exists (
                        select from pg_locks l join pg_stat_activity o on o.pid = l.pid
                        where l.locktype = 'advisory' and l.classid::bigint = ? and l.objid::bigint = h.source_id and l.objsubid = 2 and l.granted
                            and l.database = (select oid from pg_database where datname = current_database())
                            and (o.application_name <> h.process or o.backend_start > h.seen_at))""")) {
            select.setShort(1, sourceId);
            select.setLong(2, Heartbeat.PATIENCE.toMillis());
            select.setLong(3, lock);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
