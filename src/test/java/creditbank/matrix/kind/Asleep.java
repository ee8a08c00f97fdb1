package creditbank.matrix.kind;

import creditbank.matrix.Lab;
import creditbank.matrix.Moment;
import creditbank.matrix.Nightly;
import creditbank.matrix.Trial;

/**
 * SIGSTOP of a node in the midst of its night, until the server has given up its sessions and another node has run the night to its end; then SIGCONT. What
 * has woken up must change nothing. A node that sleeps keeps its locks as long as the network answers for it, so that the sessions are ended by hand here.
 */
final class Asleep implements Kind {
    private static final int MOST_DELAY = 100;

    @Override
    public String name() {
        return "asleep";
    }

    @Override
    public String disturb(Trial trial, int number) throws Exception {
        Moment moment = trial.moment(number / Lab.NIGHTS);
        int delay = trial.random().nextInt(MOST_DELAY);
        Nightly zombie = trial.start();
        zombie.awaitSaid(moment);
        Thread.sleep(delay);
        zombie.signal("STOP");
        try {
            Backends.end(trial.home());
            int other = trial.start().await().code();
            zombie.signal("CONT");
            int woken = zombie.await().code();
            return "stopped " + delay + " ms after '" + moment + "'; another node ended with " + other
                    + ", the one that woke up with " + woken;
        } finally {
            zombie.signal("KILL");
        }
    }
}
