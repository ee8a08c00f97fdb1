package creditbank.batch.incident;

import creditbank.batch.CauseClass;
import creditbank.batch.Failure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** The store of incidents. A source has one open incident for each business date, whatever it failed of and however often. */
public final class Incidents {
    private static final String COLUMNS = """
            select s.name, i.business_date, coalesce(i.run_id, 0), i.step, i.cause, i.cause_class, i.since, i.last_at, i.times, i.addressed_by
            from incident i join source s using (source_id)
            """;

    private Incidents() {}

    /**
     * Notes that a source has failed; not where another process has completed the run meanwhile.
     *
     * @param run the run, 0 where none could begin
     */
    public static void note(Connection connection, short source, LocalDate date, long run, Failure failure)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into incident (source_id, business_date, run_id, step, cause_class, cause)
                select ?, ?, nullif(?, 0), ?, ?, ?
                where not exists (select from batch b where b.run_id = ? and b.state in ('sealed', 'empty', 'nothing-new'))
                on conflict (source_id, business_date) where addressed_by is null do update
                    set run_id = coalesce(excluded.run_id, incident.run_id), step = excluded.step, cause_class = excluded.cause_class,
                        cause = excluded.cause, last_at = now(), times = incident.times + 1""")) {
            insert.setShort(1, source);
            insert.setObject(2, date);
            insert.setLong(3, run);
            insert.setString(4, failure.step());
            insert.setString(5, failure.kind().text());
            insert.setString(6, failure.cause());
            insert.setLong(7, run);
            insert.executeUpdate();
        }
    }

    /** A run has completed: nobody has to act any more for its date and for those before. */
    public static void address(Connection connection, short source, LocalDate date, long run) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update incident set addressed_by = ?, addressed_at = now()
                where source_id = ? and business_date <= ? and addressed_by is null""")) {
            update.setLong(1, run);
            update.setShort(2, source);
            update.setObject(3, date);
            update.executeUpdate();
        }
    }

    /** Those that somebody has to act on, oldest business date first within a source. */
    public static List<Incident> open(Connection connection) throws SQLException {
        return query(
                connection, COLUMNS + "where i.addressed_by is null order by s.name, i.business_date, i.incident_id");
    }

    /** All of them, the latest first. */
    public static List<Incident> latest(Connection connection, int most) throws SQLException {
        return query(connection, COLUMNS + "order by i.incident_id desc limit " + most);
    }

    private static List<Incident> query(Connection connection, String sql) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            List<Incident> incidents = new ArrayList<>();
            while (row.next()) {
                long by = row.getLong(10);
                incidents.add(new Incident(
                        row.getString(1),
                        row.getObject(2, LocalDate.class),
                        row.getLong(3),
                        new Failure(row.getString(4), row.getString(5), CauseClass.of(row.getString(6))),
                        at(row, 7),
                        at(row, 8),
                        row.getLong(9),
                        by == 0 ? OptionalLong.empty() : OptionalLong.of(by)));
            }
            return incidents;
        }
    }

    private static Instant at(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
