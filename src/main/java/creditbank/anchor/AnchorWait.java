package creditbank.anchor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Since when entries that readers can see have waited for the chain. The database alone tells, so that a chain that does not answer, or never did, is told too.
 *
 * @param since empty where nothing waits
 * @param alarmAfter how long something may wait
 */
public record AnchorWait(Optional<Instant> since, Duration alarmAfter) {
    /**
     * What waits in a home; empty where it has no chain. In a chain that has confirmed nothing yet, what was sealed before its file was written waits since then.
     *
     * @param published the size of the log that readers can see
     * @throws IllegalArgumentException if the home's file is wrong
     */
    public static Optional<AnchorWait> of(Path home, DataSource database, long published)
            throws IOException, SQLException {
        Optional<AnchorFile> file = AnchorFile.read(home);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        Instant written =
                Files.getLastModifiedTime(home.resolve(AnchorFile.NAME)).toInstant();
        try (Connection connection = database.getConnection()) {
            Optional<Instant> since =
                    Anchors.waitingSince(connection, file.get().contract(), published, written);
            return Optional.of(new AnchorWait(since, file.get().alarmAfter()));
        }
    }

    /** Whether somebody must look. */
    public boolean late(Instant now) {
        return since.isPresent() && since.get().plus(alarmAfter).isBefore(now);
    }

    /** One sentence for people; empty where nothing waits. */
    public String words(Instant now) {
        return since.map(instant ->
                        (late(now) ? "ALARM: " : "") + "the chain has confirmed nothing of what was sealed since "
                                + instant + " ('ledger anchor' says why)")
                .orElse("");
    }
}
