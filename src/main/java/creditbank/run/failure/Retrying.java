package creditbank.run.failure;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How often a run that failed of its database is tried again, and how long it waits before each time. */
public final class Retrying {
    /** The waits. When the last is over and it fails once more, it stays failed until somebody reruns it. */
    public static final List<Duration> WAITS =
            List.of(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));

    private Retrying() {}

    /** The cause with how often it was met. */
    public static String words(String cause, int times) {
        if (times == 1) {
            return cause;
        }
        String waits = WAITS.stream()
                .limit(times - 1L)
                .map(wait -> Long.toString(wait.toSeconds()))
                .collect(Collectors.joining(", "));
        return String.format(Locale.ROOT, "%s; tried %d times, after waits of %s s", cause, times, waits);
    }
}
