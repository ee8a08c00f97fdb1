package creditbank.run.retention;

import creditbank.pull.Landing;
import creditbank.run.retention.archive.Item;
import creditbank.run.retention.archive.Kind;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * Deletes what an archive lists, in transactions of at most {@link #ROWS} rows. Each asks anew whether what it deletes is still due, so whatever has come to need it meanwhile keeps it;
 * and each notes what it deleted, so that a purge that was killed goes on behind it.
 */
final class Deletions {
    /** Rows of one transaction. */
    static final int ROWS = 1_000;

    private static final String RUNS_EXECUTIONS =
            "select e.job_execution_id from batch_job_execution e where e.job_instance_id = ?::bigint";
    private static final List<String> RUN = List.of(
            "delete from batch_step_execution_context where step_execution_id in (select s.step_execution_id"
                    + " from batch_step_execution s where s.job_execution_id in (" + RUNS_EXECUTIONS + "))",
            "delete from batch_step_execution where job_execution_id in (" + RUNS_EXECUTIONS + ")",
            "delete from batch_job_execution_context where job_execution_id in (" + RUNS_EXECUTIONS + ")",
            "delete from batch_job_execution_params where job_execution_id in (" + RUNS_EXECUTIONS + ")",
            "delete from batch_job_execution where job_instance_id = ?::bigint",
            "delete from batch_job_instance where job_instance_id = ?::bigint");
    private static final String REFUSALS = """
            update refusal set raw_digest = sha256(raw), raw = null
            where batch_id = ?::bigint and ordinal in (
                select ordinal from refusal where batch_id = ?::bigint and raw is not null order by ordinal limit %d)""".formatted(ROWS);
    private static final String FINDINGS = """
            delete from finding where batch_id = ?::bigint and ctid in (
                select ctid from finding where batch_id = ?::bigint order by ordinal limit %d)""".formatted(ROWS);

    private final Connection session;
    private final DueItems due;
    private final Landing landing;

    /** @param session without a transaction */
    Deletions(Connection session, DueItems due, Landing landing) {
        this.session = session;
        this.due = due;
        this.landing = landing;
    }

    /** Deletes one subject; false where it has come to be needed. */
    boolean delete(long purge, Kind kind, String subject) throws IOException, SQLException {
        boolean deleted = false;
        boolean more = true;
        while (more) {
            session.setAutoCommit(false);
            try {
                if (kind == Kind.OBJECT) {
                    landing.lock(session, subject);
                }
                more = due.still(session, kind, subject) && rows(purge, kind, subject);
                deleted |= more;
                more &= inParts(kind);
                session.commit();
            } catch (IOException | SQLException | RuntimeException e) {
                session.rollback();
                throw e;
            } finally {
                session.setAutoCommit(true);
            }
        }
        return deleted;
    }

    /** Whether something of what was deleted is left, since it goes in parts. */
    boolean begun(Item item) throws SQLException {
        return inParts(item.kind()) && due.still(session, item.kind(), item.subject());
    }

    private static boolean inParts(Kind kind) {
        return kind == Kind.REFUSALS || kind == Kind.FINDINGS;
    }

    private boolean rows(long purge, Kind kind, String subject) throws IOException, SQLException {
        switch (kind) {
            case RUN -> {
                for (String sql : RUN) {
                    run(sql, subject);
                }
            }
            case DELIVERY -> {
                // Its bytes are objects.
            }
            case OBJECT -> landing.forget(session, subject);
            case EXPORT -> run("delete from export_file where export_id = ?::bigint", subject);
            case REFUSALS -> run(REFUSALS, subject, subject);
            case FINDINGS -> run(FINDINGS, subject, subject);
        }
        Purges.note(session, purge, kind, subject);
        return true;
    }

    private void run(String sql, String... parameters) throws SQLException {
        try (PreparedStatement statement = session.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        }
    }
}
