package creditbank.matrix.kind;

import creditbank.matrix.Lab;
import creditbank.matrix.Nightly;
import creditbank.matrix.Trial;
import creditbank.matrix.trace.Step;
import creditbank.matrix.trace.Strace;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** SIGKILL before each durable step of the program: each fsync, rename, link, unlink and truncation that a first, traced run of the night makes. */
final class Steps implements Kind {
    private final Found<Step> found = new Found<>();

    @Override
    public String name() {
        return "steps";
    }

    @Override
    public Optional<String> impossible() {
        return Strace.here() ? Optional.empty() : Optional.of("strace is not here, or may not trace");
    }

    @Override
    public int size(Lab lab) throws Exception {
        return found.size(lab, name(), Steps::watch);
    }

    private static List<Step> watch(Trial trial) throws Exception {
        Strace strace = new Strace(trial.home().folder(), step -> false);
        Nightly.Answer answer = trial.start(strace.tracer(), line -> {}).await();
        if (answer.code() != 0) {
            throw new IOException("a traced night fails: " + answer.err());
        }
        return strace.steps();
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
        Step wanted = found.get(number);
        CompletableFuture<Nightly> program = new CompletableFuture<>();
        Strace strace = new Strace(trial.home().folder(), step -> {
            boolean reached = step.equals(wanted);
            if (reached) {
                ProcessHandle.of(program.join().pid()).ifPresent(ProcessHandle::destroyForcibly);
            }
            return reached;
        });
        Nightly night = trial.start(strace.tracer(), line -> {});
        program.complete(night);
        Nightly.Answer answer = night.await();
        trial.awaitMarked();
        boolean reached = strace.steps().contains(wanted);
        if (!reached && answer.code() != 0) {
            trial.problem("fails without being killed: " + answer.code());
        }
        return (reached ? "before " : "never came to ") + wanted;
    }
}
