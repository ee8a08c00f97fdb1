package creditbank.matrix.kind;

import creditbank.matrix.Home;
import creditbank.matrix.Lab;
import creditbank.matrix.Moment;
import creditbank.matrix.Nightly;
import creditbank.matrix.Trial;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The server ends every session of the program, at each stage of the night. */
final class Backends implements Kind {
    private static final int MOST_DELAY = 150;

    @Override
    public String name() {
        return "backends";
    }

    @Override
    public String disturb(Trial trial, int number) throws Exception {
        Moment moment = trial.moment(number / Lab.NIGHTS);
        int delay = trial.random().nextInt(MOST_DELAY);
        Nightly night = trial.start();
        boolean reached = night.awaitSaid(moment);
        Thread.sleep(delay);
        end(trial.home());
        Nightly.Answer answer = night.await();
        return "all sessions ended " + delay + " ms after '" + moment + "'" + (reached ? "" : " (not said)")
                + "; the night ended with " + answer.code();
    }

    /** Ends all sessions but our own; a server that is gone has none. */
    static void end(Home home) throws Exception {
        if (home.postmaster().isEmpty()) {
            return;
        }
        try (Connection connection = home.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "select pg_terminate_backend(pid) from pg_stat_activity where backend_type = 'client backend'"
                            + " and application_name <> '" + Home.NAME + "'");
        } catch (SQLException e) {
            System.err.println("no sessions could be ended: " + e.getMessage());
        }
    }
}
