package creditbank.matrix.kind;

import creditbank.matrix.Nightly;
import creditbank.matrix.Trial;

/** SIGKILL of the program at a random time of its life. */
final class RandomKills implements Kind {
    private static final int FIRST_MILLISECOND = 300;

    @Override
    public String name() {
        return "random";
    }

    @Override
    public String disturb(Trial trial, int number) throws Exception {
        long length = Math.max(FIRST_MILLISECOND + 1, trial.undisturbed().milliseconds());
        long moment = trial.random().nextLong(FIRST_MILLISECOND, length);
        Nightly night = trial.start();
        boolean ended = night.endsWithin(moment);
        night.kill();
        trial.awaitMarked();
        return "at " + moment + " of " + length + " ms" + (ended ? ", when it had ended" : "");
    }
}
