package creditbank.run.retention;

import creditbank.batch.Batch;
import creditbank.run.retention.archive.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says what is no longer there of a run. */
public final class Aged {
    private Aged() {}

    /** What purges have deleted of a batch, in words; empty where all is there. */
    public static String words(Connection connection, Batch batch) throws SQLException {
        String id = String.valueOf(batch.handle().id());
        List<String> words = new ArrayList<>();
        add(words, Purges.bytesOf(connection, batch.deliveryId()), "its delivery");
        add(words, Purges.when(connection, Kind.REFUSALS, id), "its refused rows' text");
        add(words, Purges.when(connection, Kind.FINDINGS, id), "its findings");
        add(words, Purges.when(connection, Kind.RUN, String.valueOf(batch.run())), "its job metadata");
        return words.isEmpty() ? "" : "deleted by age: " + String.join(", ", words);
    }

    private static void add(List<String> words, Optional<Instant> when, String what) {
        when.ifPresent(
                time -> words.add(what + " (" + time.atOffset(ZoneOffset.UTC).toLocalDate() + ")"));
    }
}
