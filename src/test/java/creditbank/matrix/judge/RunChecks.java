package creditbank.matrix.judge;

import creditbank.run.History;
import creditbank.run.RunLine;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Whether every run has ended, with balanced accounts, also in the job repository. */
public final class RunChecks {
    private static final Set<String> ENDED = Set.of("sealed", "nothing-new", "empty", "abandoned");
    private static final int ALL = 1000;

    private static final String UNBALANCED = """
            select batch_id, 'rows ' || rows || ', counts ' || coalesce((new + changed + unchanged + duplicate + withdrawn + refused)::text, 'none')
            from batch where state in ('credited', 'sealed')
            and rows is distinct from new + changed + unchanged + duplicate + withdrawn + refused
            union all
            select batch_id, 'refused ' || refused || ', kept ' || (select count(*) from refusal r where r.batch_id = b.batch_id)
            from batch b where state in ('credited', 'sealed')
            and refused <> (select count(*) from refusal r where r.batch_id = b.batch_id)
            order by 1""";

    private static final String UNENDED = """
            select 'execution ' || job_execution_id || ' of the job repository is ' || status from batch_job_execution
            where status in ('STARTING', 'STARTED', 'STOPPING', 'UNKNOWN')
            union all
            select 'step execution ' || step_execution_id || ' of the job repository is ' || status from batch_step_execution
            where status in ('STARTING', 'STARTED', 'STOPPING', 'UNKNOWN') order by 1""";

    private RunChecks() {}

    /** How many runs the history calls running. */
    public static long running(Connection connection) throws SQLException {
        return History.latest(connection, ALL).stream()
                .filter(run -> run.state().equals("running"))
                .count();
    }

    static List<String> of(Connection connection, Allowance allowance) throws SQLException {
        List<String> problems = new ArrayList<>();
        for (RunLine run : History.latest(connection, ALL)) {
            boolean ended = ENDED.contains(run.state())
                    || (allowance.refused() && Set.of("refused", "held").contains(run.state()));
            if (!ended) {
                problems.add("run " + run.batch().run() + " says " + run.state() + " " + run.cause());
            }
        }
        try (Statement statement = connection.createStatement()) {
            try (ResultSet row = statement.executeQuery(UNBALANCED)) {
                while (row.next()) {
                    problems.add("the accounts of batch " + row.getLong(1) + " do not balance: " + row.getString(2));
                }
            }
            try (ResultSet row = statement.executeQuery(UNENDED)) {
                while (row.next()) {
                    problems.add(row.getString(1));
                }
            }
        }
        return problems;
    }
}
