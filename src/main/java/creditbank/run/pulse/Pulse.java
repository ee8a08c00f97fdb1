package creditbank.run.pulse;

import creditbank.batch.BatchHandle;
import creditbank.batch.Tenure;
import creditbank.batch.beat.Advances;
import creditbank.batch.beat.Heartbeat;
import creditbank.batch.beat.Heartbeats;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The heartbeat of one who holds a source, on the session that holds its lock: while it is written, the lock stands. How far he has come is written there too, beside his transactions.
 * Nothing of it may fail a run, which its fence protects; a session that is gone only falls silent.
 */
public final class Pulse implements AutoCloseable {
    /** Beats at once: one whose session hangs holds up no other source's. */
    private static final int BEATING = 4;

    private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);
    private static final ScheduledExecutorService TIMER = Executors.newScheduledThreadPool(
            BEATING, Thread.ofPlatform().daemon().name("heartbeat").factory());

    private final Connection session;
    private final Tenure tenure;
    private final ScheduledFuture<?> beating;
    private boolean gone;

    private Pulse(Connection session, Tenure tenure) {
        this.session = session;
        this.tenure = tenure;
        long every = Heartbeat.EVERY.toMillis();
        this.beating = TIMER.scheduleWithFixedDelay(
                () -> write(open -> Heartbeats.beat(open, tenure)), every, every, TimeUnit.MILLISECONDS);
    }

    /** The first beat, and one every two seconds from then on; nobody else may use the session meanwhile. */
    public static Pulse begin(Connection session, Tenure tenure) throws SQLException {
        Heartbeats.begin(session, tenure);
        return new Pulse(session, tenure);
    }

    /** The tenure whose holder is alive. */
    public Tenure tenure() {
        return tenure;
    }

    /** A stage of a batch begins. */
    public void stage(BatchHandle batch, String stage) {
        write(open -> Advances.stage(open, batch, stage));
    }

    /** Reading of a batch's delivery begins behind so many rows. */
    public void readFrom(BatchHandle batch, long rows) {
        write(open -> Advances.readFrom(open, batch, rows));
    }

    /** So many rows were read. */
    public void read(BatchHandle batch, long rows) {
        write(open -> Advances.read(open, batch, rows));
    }

    /** A credit transaction begins with so many rows. */
    public void credit(BatchHandle batch, long rows) {
        write(open -> Advances.credit(open, batch, rows));
    }

    private synchronized void write(Line line) {
        if (gone) {
            return;
        }
        try {
            line.on(session);
        } catch (SQLException e) {
            gone = closed();
            LOG.warn("the heartbeat of source {} is not written: {}", tenure.sourceId(), e.getSQLState());
        }
    }

    /** Whether the session has ended; what it was refused for another reason, a full disk or a wait, may be granted with the next beat. */
    private boolean closed() {
        try {
            return session.isClosed();
        } catch (SQLException e) {
            return true;
        }
    }

    /** No beat any more; the session is the caller's again. */
    @Override
    public synchronized void close() {
        gone = true;
        beating.cancel(false);
    }

    private interface Line {
        void on(Connection session) throws SQLException;
    }
}
