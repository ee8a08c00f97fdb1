package creditbank.run;

import creditbank.batch.Batch;
import creditbank.batch.BatchState;
import creditbank.batch.Batches;
import creditbank.batch.CauseClass;
import creditbank.batch.Failure;
import creditbank.batch.Failures;
import creditbank.batch.beat.Advance;
import creditbank.batch.beat.Advances;
import creditbank.batch.beat.Heartbeat;
import creditbank.batch.beat.Heartbeats;
import creditbank.batch.release.Releases;
import creditbank.batch.undo.Undoings;
import creditbank.run.step.StoppedException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How the latest runs stand. A run that has not ended is running only while somebody holds its source; its process may have died. */
public final class History {
    private final Connection connection;
    private final Set<Short> held;
    private final Set<Long> present;
    private final Map<Long, Long> undone;
    private final Set<Long> limited;
    private final Map<Short, Heartbeat> beats;

    private History(Connection connection) throws SQLException {
        this.connection = connection;
        this.held = SourceLock.held(connection);
        this.present = Batches.ofPresentTenure(connection);
        this.undone = Undoings.standing(connection);
        this.limited = Releases.held(connection);
        this.beats = Heartbeats.last(connection);
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
        Advance advance = Advances.of(connection, batch.handle().id()).orElse(null);
        Heartbeat beat = alive(batch) ? beats.get(batch.handle().sourceId()) : null;
        Stand stand = stand(batch, advance, beat);
        return new RunLine(
                batch,
                when,
                stand.state,
                stand.failure.step(),
                stand.failure.cause(),
                advance,
                beat == null ? null : beat.seen());
    }

    private Stand stand(Batch batch, @Nullable Advance advance, @Nullable Heartbeat beat) throws SQLException {
        Long undone = this.undone.get(batch.handle().id());
        if (undone != null) {
            return new Stand(RunLine.UNDONE, "", "taken back by batch " + undone);
        }
        if (batch.state().finished()) {
            return new Stand(batch.state().text(), Failure.NONE);
        }
        Failure failure = Failures.of(connection, batch.handle().id()).orElse(Failure.NONE);
        if (held(batch)) {
            return new Stand(RunLine.HELD, failure);
        }
        if (batch.state() == BatchState.REFUSED) {
            return new Stand(batch.state().text(), failure);
        }
        if (!failure.equals(Failure.NONE)) {
            return new Stand(RunLine.FAILED, failure);
        }
        return unended(advance, beat);
    }

    /** Somebody has the source of a batch and began with it in his tenure. */
    private boolean alive(Batch batch) {
        return held.contains(batch.handle().sourceId())
                && present.contains(batch.handle().id());
    }

    private static Stand unended(@Nullable Advance advance, @Nullable Heartbeat beat) {
        String stage = advance == null ? "" : advance.stage();
        if (beat == null) {
            boolean stopped = advance != null && Advance.STOPPED.equals(advance.ended());
            return new Stand(
                    RunLine.INTERRUPTED,
                    stage,
                    stopped ? StoppedException.SENTENCE : "its process ended before it did");
        }
        if (beat.silent()) {
            return new Stand(
                    RunLine.INTERRUPTED,
                    stage,
                    "its process has the source but was last seen alive at "
                            + beat.seen().truncatedTo(ChronoUnit.SECONDS) + "; the next run takes it over");
        }
        return new Stand(advance != null && advance.waits() ? RunLine.WAITING : RunLine.RUNNING, Failure.NONE);
    }

    /** How a run stands, and why. */
    private record Stand(String state, Failure failure) {
        Stand(String state, String step, String cause) {
            this(state, new Failure(step, cause, CauseClass.PROGRAM));
        }
    }
}
