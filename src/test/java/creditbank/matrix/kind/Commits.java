package creditbank.matrix.kind;

import creditbank.matrix.Home;
import creditbank.matrix.Lab;
import creditbank.matrix.Nightly;
import creditbank.matrix.Trial;
import creditbank.matrix.wire.Commit;
import creditbank.matrix.wire.PostgresProxy;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/** SIGKILL before and after each commit of the night: a proxy before PostgreSQL sees them, and kills before it passes the request or the answer on. */
final class Commits implements Kind {
    private final Found<Commit> found = new Found<>();

    @Override
    public String name() {
        return "commits";
    }

    @Override
    public int size(Lab lab) throws Exception {
        return found.size(lab, name(), Commits::watch);
    }

    private static List<Commit> watch(Trial trial) throws Exception {
        try (PostgresProxy proxy = proxy(trial, commit -> false)) {
            Nightly.Answer answer = trial.start().await();
            if (answer.code() != 0) {
                throw new IOException("a watched night fails: " + answer.err());
            }
            return proxy.commits();
        }
    }

    @Override
    public int night(Lab lab, int number) throws Exception {
        size(lab);
        return found.night(number);
    }

    @Override
    public String target(Lab lab, int number) throws Exception {
        size(lab);
        return found.get(number).toString();
    }

    @Override
    public String disturb(Trial trial, int number) throws Exception {
        Commit wanted = found.get(number);
        CompletableFuture<Nightly> program = new CompletableFuture<>();
        try (PostgresProxy proxy = proxy(trial, commit -> kills(commit, wanted, program))) {
            Nightly night = trial.start();
            program.complete(night);
            Nightly.Answer answer = night.await();
            boolean reached = proxy.commits().contains(wanted);
            if (!reached && answer.code() != 0) {
                trial.problem("fails without being killed: " + answer.code());
            }
            trial.awaitMarked();
            return (reached ? "" : "never came ") + wanted;
        } finally {
            trial.home().stopServer();
        }
    }

    private static boolean kills(Commit commit, Commit wanted, CompletableFuture<Nightly> program) {
        if (!commit.equals(wanted)) {
            return false;
        }
        ProcessHandle handle = ProcessHandle.of(program.join().pid()).orElseThrow();
        handle.destroyForcibly();
        handle.onExit().join();
        return true;
    }

    /** Starts the home's server and leads the program to it by the proxy, as to a server that somebody else runs. */
    private static PostgresProxy proxy(Trial trial, Predicate<Commit> reached) throws Exception {
        trial.home().startServer();
        PostgresProxy proxy = new PostgresProxy(trial.home().port(), reached);
        trial.environment(Map.of(
                "CREDITBANK_DB_URL",
                Home.url(proxy.port()) + "?sslmode=disable&gssEncMode=disable",
                "CREDITBANK_DB_USER",
                Home.USER,
                "CREDITBANK_DB_PASSWORD_FILE",
                trial.home().passwordFile().toString()));
        return proxy;
    }
}
