package creditbank.matrix.kind;

import creditbank.matrix.Lab;
import creditbank.matrix.Nightly;
import creditbank.matrix.Trial;
import creditbank.matrix.trace.Step;
import creditbank.matrix.trace.Strace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** SIGKILL before each durable step of the program: each fsync, rename, link, unlink and truncation that a first, traced run of the night makes. */
final class Steps implements Kind {
    private final List<List<Step>> nights = new ArrayList<>();

    @Override
    public String name() {
        return "steps";
    }

    @Override
    public Optional<String> impossible() {
        return Strace.here() ? Optional.empty() : Optional.of("strace is not here, or may not trace");
    }

    @Override
    public synchronized int size(Lab lab) throws Exception {
        while (nights.size() < Lab.NIGHTS) {
            Trial trial = lab.trial(name() + "-trace-" + nights.size(), nights.size());
            Strace strace = new Strace(trial.home().folder(), step -> false);
            Nightly.Answer answer = trial.start(strace.tracer(), line -> {}).await();
            if (answer.code() != 0) {
                throw new IOException("a traced night fails: " + answer.err());
            }
            nights.add(strace.steps());
            trial.remove();
        }
        return nights.stream().mapToInt(List::size).sum();
    }

    @Override
    public int night(Lab lab, int number) throws Exception {
        size(lab);
        return number < nights.getFirst().size() ? 0 : 1;
    }

    @Override
    public String disturb(Trial trial, int number) throws Exception {
        List<Step> steps = nights.get(trial.night());
        Step wanted = steps.get(
                trial.night() == 0 ? number : number - nights.getFirst().size());
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
