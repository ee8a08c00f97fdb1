package creditbank.run;

import creditbank.batch.Batch;
import creditbank.batch.BatchState;
import creditbank.batch.Batches;
import creditbank.batch.Failure;
import creditbank.batch.Failures;
import creditbank.batch.release.Releases;
import creditbank.batch.undo.Undoings;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How the latest runs stand. A run that has not ended is running only while somebody holds its source; its process may have died. */
public final class History {
    private static final Failure NONE = new Failure("", "");

    private final Connection connection;
    private final Set<Short> held;
    private final Set<Long> present;
    private final Map<Long, Long> undone;
    private final Set<Long> limited;

    private History(Connection connection) throws SQLException {
        this.connection = connection;
        this.held = SourceLock.held(connection);
        this.present = Batches.ofPresentTenure(connection);
        this.undone = Undoings.standing(connection);
        this.limited = Releases.held(connection);
    }

    /** The latest runs, newest first. */
    public static List<RunLine> latest(Connection connection, int most) throws SQLException {
        List<Batch> batches = Batches.latest(connection, most);
        History history = new History(connection);
        List<RunLine> lines = new ArrayList<>();
        for (Batch batch : batches) {
            lines.add(history.line(batch, history.times(batch)));
        }
        return lines;
    }

    private RunLine.Times times(Batch batch) throws SQLException {
        List<Optional<Instant>> times = Batches.times(connection, batch.handle().id());
        return new RunLine.Times(times.getFirst().orElseThrow(), times.getLast().orElse(null));
    }

    private boolean held(Batch batch) {
        return limited.contains(batch.handle().id());
    }

    private RunLine line(Batch batch, RunLine.Times when) throws SQLException {
        Long undone = this.undone.get(batch.handle().id());
        if (undone != null) {
            return new RunLine(batch, when, RunLine.UNDONE, "", "taken back by batch " + undone);
        }
        if (batch.state().finished()) {
            return new RunLine(batch, when, batch.state().text(), "", "");
        }
        Failure failure = Failures.of(connection, batch.handle().id()).orElse(NONE);
        if (held(batch)) {
            return new RunLine(batch, when, RunLine.HELD, failure.step(), failure.cause());
        }
        if (batch.state() == BatchState.REFUSED) {
            return new RunLine(batch, when, batch.state().text(), failure.step(), failure.cause());
        }
        if (!failure.equals(NONE)) {
            return new RunLine(batch, when, RunLine.FAILED, failure.step(), failure.cause());
        }
        if (held.contains(batch.handle().sourceId())
                && present.contains(batch.handle().id())) {
            return new RunLine(batch, when, RunLine.RUNNING, "", "");
        }
        return new RunLine(batch, when, RunLine.INTERRUPTED, "", "its process ended before it did");
    }
}
