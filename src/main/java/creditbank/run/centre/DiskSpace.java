package creditbank.run.centre;

import creditbank.pull.route.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Whether the disk of a home has room for a night, asked before a run begins: it is easier to make room then than in the middle of one. The pull asks again while bytes come. */
public final class DiskSpace {
    /** The setting in {@code connections.properties}: mebibytes that must be free. */
    public static final String SETTING = Limits.FREE;

    private static final long MEBIBYTE = 1L << 20;

    private DiskSpace() {}

    /**
     * What is missing, in a sentence; nothing where there is room.
     *
     * @param settings may say how much must be free
     */
    public static Optional<String> missing(Path home, Map<String, String> settings) throws IOException {
        long expected = Long.parseLong(Objects.requireNonNullElse(settings.get(SETTING), Limits.USUAL_FREE));
        long free = Files.getFileStore(home).getUsableSpace() / MEBIBYTE;
        return free >= expected
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "the disk of %s has %,d MiB free, expected %,d (%s): nothing was begun, make room and run it again",
                        home,
                        free,
                        expected,
                        SETTING));
    }
}
