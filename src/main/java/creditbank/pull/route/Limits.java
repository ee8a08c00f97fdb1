package creditbank.pull.route;

import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * How long and how much a pull may take. Settings {@code pull.*} change the defaults; routes use the first three as placeholders.
 *
 * @param connectMillis to connect and log in
 * @param readMillis without a byte
 * @param retryMillis before a page is asked for again
 * @param bytes of the whole delivery
 * @param parts files or pages of the whole delivery
 * @param millis from the pull's beginning to its end, so that a sender who gives a byte now and then does not hold the night
 * @param freeMebibytes what must stay free on the disk of the landing zone while a delivery streams in
 */
public record Limits(
        int connectMillis, int readMillis, int retryMillis, long bytes, int parts, long millis, long freeMebibytes) {
    public static final String CONNECT = "pull.connect-timeout";
    public static final String READ = "pull.read-timeout";
    public static final String RETRY = "pull.retry-delay";

    public static final String BYTES = "pull.maximum-bytes";
    public static final String PARTS = "pull.maximum-parts";
    public static final String TIME = "pull.maximum-time";
    /** Mebibytes; may be 0. */
    public static final String FREE = "disk.minimum-free";
    /** Of {@link #FREE} where nothing is said. */
    public static final String USUAL_FREE = "1024";

    /** What the settings are called. */
    static final Set<String> NAMES = Set.of(CONNECT, READ, RETRY, BYTES, PARTS, TIME);

    /** The limits that settings give, or the defaults. */
    public static Limits of(Map<String, String> settings) {
        return new Limits(
                (int) number(settings, CONNECT, 10_000),
                (int) number(settings, READ, 30_000),
                (int) number(settings, RETRY, 500),
                number(settings, BYTES, 8L << 30),
                (int) number(settings, PARTS, 100_000),
                number(settings, TIME, 7_200_000),
                Long.parseLong(Objects.requireNonNullElse(settings.get(FREE), USUAL_FREE)));
    }

    private static long number(Map<String, String> settings, String name, long otherwise) {
        String text = Objects.requireNonNullElse(settings.get(name), Long.toString(otherwise));
        if (!text.matches("[1-9][0-9]{0,14}")) {
            throw new IllegalArgumentException(name + " is '" + text + "', expected a positive whole number");
        }
        return Long.parseLong(text);
    }
}
