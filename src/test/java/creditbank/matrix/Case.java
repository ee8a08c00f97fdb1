package creditbank.matrix;

import creditbank.matrix.judge.Judge;
import creditbank.matrix.judge.Verdict;
import creditbank.matrix.kind.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tries one case from its home to its verdict. */
final class Case {
    private final Lab lab;
    private final Kind kind;
    private final int number;

    Case(Lab lab, Kind kind, int number) {
        this.lab = lab;
        this.kind = kind;
        this.number = number;
    }

    Outcome.Key key() {
        return new Outcome.Key(kind.name(), number, lab.seed(), lab.learners());
    }

    /** Tries it; the home of a good one is removed, that of a failed one kept. */
    Outcome run() throws IOException, InterruptedException {
        Optional<String> impossible = kind.impossible();
        if (impossible.isPresent()) {
            return new Outcome(key(), "", Outcome.SKIPPED, "", -1, 0, "0/0/0", impossible.get());
        }
        long began = System.nanoTime();
        Path folder = lab.work().resolve(kind.name() + "-" + number);
        String[] place = {"not reached"};
        String[] recovery = {""};
        double marked = -1;
        Verdict verdict;
        List<String> problems = new ArrayList<>();
        try {
            int night = kind.night(lab, number);
            Home home = Home.copy(lab.before(night), folder);
            home.settings(lab.settings(night));
            Trial trial = new Trial(
                    lab, home, night, 31 * (31 * lab.seed() + kind.name().hashCode()) + number);
            place[0] = "night " + (night + 1) + ": " + kind.disturb(trial, number);
            trial.environment(java.util.Map.of());
            recovery[0] = trial.recover();
            marked = trial.marked();
            problems.addAll(trial.problems());
            verdict = new Judge(lab.undisturbed(night).facts(), lab.canaries()).judge(home, trial.allowance());
            problems.addAll(verdict.problems());
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            verdict = new Verdict(0, 0, false, List.of());
            problems.add("the trial broke off: " + e);
            e.printStackTrace();
        }
        Outcome outcome = new Outcome(
                key(),
                place[0],
                problems.isEmpty() ? Outcome.GOOD : Outcome.FAILED,
                recovery[0],
                marked,
                (System.nanoTime() - began) / 1e9,
                verdict.lost() + "/" + verdict.doubled() + "/" + (verdict.other() ? 1 : 0),
                String.join("; ", problems));
        end(folder, outcome);
        return outcome;
    }

    private void end(Path folder, Outcome outcome) throws IOException, InterruptedException {
        if (outcome.good()) {
            Home.remove(folder);
        } else {
            Files.writeString(folder.resolve("problems.txt"), outcome.line() + "\n", StandardCharsets.UTF_8);
        }
    }
}
