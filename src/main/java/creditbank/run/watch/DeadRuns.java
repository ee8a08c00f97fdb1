package creditbank.run.watch;

import creditbank.batch.Tenure;
import creditbank.batch.Tenures;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The store of what executions leave that say that they are running. Whether they are, only their source's lock tells. */
final class DeadRuns {
    private DeadRuns() {}

    /** The sources of which an execution calls itself running, or has ended without saying how. */
    static Map<Short, String> sources(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select s.source_id, s.name from source s
                where exists (
                    select from batch b join advance a using (batch_id)
                    where b.source_id = s.source_id and b.state in ('open', 'credited') and a.ended is null
                        and not exists (select from failure f where f.batch_id = b.batch_id))
                or exists (
                    select from batch_job_execution e join batch_job_execution_params p using (job_execution_id)
                    where e.status in ('STARTING', 'STARTED', 'STOPPING') and p.parameter_name = 'source' and p.parameter_value = s.name)
                order by 1""");
                ResultSet row = select.executeQuery()) {
            Map<Short, String> sources = new HashMap<>();
            while (row.next()) {
                sources.put(row.getShort(1), row.getString(2));
            }
            return sources;
        }
    }

    /**
     * Marks a source's executions dead; the caller has just taken its lock.
     *
     * @return the numbers of the runs
     * @throws creditbank.batch.StaleEpochException if somebody else has taken it meanwhile
     */
    static List<Long> mark(Connection connection, Tenure tenure, String source) throws SQLException {
        Tenures.check(connection, tenure);
        change(connection, """
                update batch_step_execution set status = 'FAILED', exit_code = 'FAILED', end_time = now() at time zone 'UTC', version = version + 1
                where status in ('STARTING', 'STARTED', 'STOPPING', 'UNKNOWN') and job_execution_id in (
                    select p.job_execution_id from batch_job_execution_params p where p.parameter_name = 'source' and p.parameter_value = ?)""", source);
        change(connection, """
                update batch_job_execution set status = 'FAILED', exit_code = 'FAILED', end_time = now() at time zone 'UTC', version = version + 1
                where status in ('STARTING', 'STARTED', 'STOPPING', 'UNKNOWN') and job_execution_id in (
                    select p.job_execution_id from batch_job_execution_params p where p.parameter_name = 'source' and p.parameter_value = ?)""", source);
        return died(connection, tenure);
    }

    private static List<Long> died(Connection connection, Tenure tenure) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update advance a set ended = 'died' from batch b
                where b.batch_id = a.batch_id and b.source_id = ? and b.state in ('open', 'credited') and a.ended is null
                    and not exists (select from failure f where f.batch_id = b.batch_id)
                returning b.run_id""")) {
            update.setShort(1, tenure.sourceId());
            List<Long> runs = new ArrayList<>();
            try (ResultSet row = update.executeQuery()) {
                while (row.next()) {
                    runs.add(row.getLong(1));
                }
            }
            return runs;
        }
    }

    private static void change(Connection connection, String sql, String source) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, source);
            update.executeUpdate();
        }
    }
}
