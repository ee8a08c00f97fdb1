package creditbank.matrix.kind;

import creditbank.matrix.Lab;
import creditbank.matrix.Moment;
import creditbank.matrix.Nightly;
import creditbank.matrix.Trial;
import creditbank.run.History;
import creditbank.run.RunLine;
import java.sql.Connection;
import java.util.List;

/** A night is killed, and two operators rerun one of its runs at the same moment. */
final class Operators implements Kind {
    @Override
    public String name() {
        return "operators";
    }

    @Override
    public String disturb(Trial trial, int number) throws Exception {
        List<Moment> moments = trial.undisturbed().moments().stream()
                .filter(moment -> moment.text().matches("\\S+ (landed|staging|crediting|sealing).*"))
                .toList();
        Moment moment = moments.get(number / Lab.NIGHTS % moments.size());
        Nightly night = trial.start();
        night.awaitSaid(moment);
        night.kill();
        trial.awaitMarked();
        trial.home().startServer();
        List<Long> left;
        try (Connection connection = trial.home().connect()) {
            left = History.latest(connection, 10).stream()
                    .filter(RunLine::rerunnable)
                    .map(run -> run.batch().run())
                    .toList();
        }
        if (left.isEmpty()) {
            return "killed at '" + moment + "', when no run was left";
        }
        String run = Long.toString(left.get(trial.random().nextInt(left.size())));
        Nightly first = trial.command(List.of(), line -> {}, "rerun", run);
        Nightly second = trial.command(List.of(), line -> {}, "rerun", run);
        int one = first.await().code();
        int two = second.await().code();
        if (one != 0 && two != 0) {
            trial.problem("neither of two reruns of run " + run + " came through: " + one + " and " + two);
        }
        return "killed at '" + moment + "', then two reruns of run " + run + " ended with " + one + " and " + two;
    }
}
