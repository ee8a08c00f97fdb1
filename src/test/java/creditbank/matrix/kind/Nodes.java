package creditbank.matrix.kind;

import creditbank.matrix.Nightly;
import creditbank.matrix.Trial;

/** Two nodes run the same night of one home at once; sometimes the first is killed meanwhile. */
final class Nodes implements Kind {
    private static final int MOST_DELAY = 2000;

    @Override
    public String name() {
        return "nodes";
    }

    @Override
    public String disturb(Trial trial, int number) throws Exception {
        int delay = trial.random().nextInt(MOST_DELAY);
        boolean killed = trial.random().nextInt(4) == 0;
        int kill = trial.random().nextInt((int) trial.undisturbed().milliseconds());
        Nightly first = trial.start();
        Thread.sleep(delay);
        Nightly second = trial.start();
        if (killed && !first.endsWithin(kill)) {
            first.kill();
        }
        int one = first.await().code();
        int two = second.await().code();
        if (two > 1 || (!killed && one > 1)) {
            trial.problem("two nodes at once end with " + one + " and " + two);
        }
        return "the second began " + delay + " ms after the first" + (killed ? ", which was killed" : "")
                + "; they ended with " + one + " and " + two;
    }
}
