package creditbank.matrix.kind;

import creditbank.matrix.Lab;
import creditbank.matrix.Moment;
import creditbank.matrix.Nightly;
import creditbank.matrix.Trial;
import java.util.List;
import java.util.Optional;

/** The embedded PostgreSQL dies at each stage of the night, by SIGKILL of all its processes or by an immediate stop; the program is left alone. */
final class PostgresKills implements Kind {
    private static final int WAYS = 2;
    private static final int MOST_DELAY = 150;

    @Override
    public String name() {
        return "postgres";
    }

    @Override
    public int night(Lab lab, int number) {
        return number / WAYS % Lab.NIGHTS;
    }

    @Override
    public String disturb(Trial trial, int number) throws Exception {
        Moment moment = trial.moment(number / WAYS / Lab.NIGHTS);
        int delay = trial.random().nextInt(MOST_DELAY);
        boolean immediate = number % WAYS == 1;
        Nightly night = trial.start();
        boolean reached = night.awaitSaid(moment);
        Thread.sleep(delay);
        Optional<ProcessHandle> postmaster = trial.home().postmaster();
        if (postmaster.isPresent()) {
            if (immediate) {
                new ProcessBuilder(
                                "kill", "-QUIT", Long.toString(postmaster.get().pid()))
                        .start()
                        .waitFor();
            } else {
                List<ProcessHandle> children = postmaster.get().descendants().toList();
                postmaster.get().destroyForcibly();
                children.forEach(ProcessHandle::destroyForcibly);
            }
        }
        Nightly.Answer answer = night.await();
        return (immediate ? "stopped at once, " : "killed, ") + delay + " ms after '" + moment + "'"
                + (reached ? "" : " (not said)") + "; the night ended with " + answer.code();
    }
}
