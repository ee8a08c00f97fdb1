package creditbank.run.failure;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** How often a run that failed of its database is tried again, and how long it waits before each time. */
public final class Retrying {
    /** The waits. When the last is over and it fails once more, it stays failed until somebody reruns it. */
    public static final List<Duration> WAITS =
            List.of(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));

    private Retrying() {}

    /**
     * The cause with how often it was met.
     *
     * @param tried how often the run was executed, at least 1
     * @param silent after how many waits the database did not answer, so that it was not
     */
    public static String words(String cause, int tried, int silent) {
        if (tried + silent == 1) {
            return cause;
        }
        String waits = WAITS.stream()
                .limit(tried + silent - 1L)
                .map(wait -> Long.toString(wait.toSeconds()))
                .collect(Collectors.joining(", "));
        return cause + "; tried " + times(tried)
                + (silent == 0 ? "" : ", and " + times(silent) + " the database did not answer") + ", after waits of "
                + waits + " s";
    }

    private static String times(int times) {
        return times == 1 ? "once" : times + " times";
    }
}
