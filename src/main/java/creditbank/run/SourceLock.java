package creditbank.run;

import creditbank.batch.Tenure;
import creditbank.batch.Tenures;
import creditbank.batch.beat.Heartbeat;
import creditbank.batch.beat.Heartbeats;
import creditbank.run.centre.Centre;
import creditbank.run.pulse.Pulse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The right to run one source, held by a database session of its own. PostgreSQL ends the session, and with it the lock, when the process that holds it dies;
 * so whoever gets the lock knows that an execution still marked as running is dead. A process that lost its session without dying is kept out by its
 * {@link Tenure} and by {@link creditbank.batch.Fence}. The session is not the pool's: a lock kept by somebody who waits for a connection could keep that
 * connection from ever coming.
 */
public final class SourceLock implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SourceLock.class);
    private static final int CLASS = 0x6362_0001;
    private static final Duration MOMENT = Duration.ofSeconds(2);
    private static final int ANSWER_MILLIS = 10_000;
    private static final Duration BEAT = Duration.ofMillis(100);
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final Connection session;
    private final Pulse pulse;

    private SourceLock(Connection session, Pulse pulse) {
        this.session = session;
        this.pulse = pulse;
    }

    /**
     * Takes the lock, or nothing where another session holds it, or has lost it with a transaction still open. From a holder whose process has been silent for too long it is taken away:
     * his sessions are ended.
     */
    public static Optional<SourceLock> take(Centre centre, short sourceId) throws SQLException {
        Optional<SourceLock> lock = ask(centre, sourceId);
        if (lock.isPresent()) {
            return lock;
        }
        try (Connection connection = centre.database().getConnection()) {
            long ended = Heartbeats.endSilent(connection, sourceId, CLASS);
            if (ended == 0) {
                return Optional.empty();
            }
            LOG.warn(
                    "the process that held source {} has been silent for {} s or more: its {} sessions were ended",
                    sourceId,
                    Heartbeat.PATIENCE.toSeconds(),
                    ended);
        }
        return ask(centre, sourceId);
    }

    /** The same, but waits a moment: whoever looks for dead runs has a source for no longer than it takes to mark them. */
    static Optional<SourceLock> await(Centre centre, short sourceId) throws SQLException {
        long end = System.nanoTime() + MOMENT.toNanos();
        Optional<SourceLock> lock = take(centre, sourceId);
        while (lock.isEmpty() && System.nanoTime() < end) {
            LockSupport.parkNanos(BEAT.toNanos());
            lock = take(centre, sourceId);
        }
        return lock;
    }

    private static Optional<SourceLock> ask(Centre centre, short sourceId) throws SQLException {
        Connection session = centre.session();
        try {
            if (call(session, "select pg_try_advisory_lock(?, ?)", sourceId)) {
                return Optional.of(new SourceLock(session, Pulse.begin(session, begin(session, sourceId))));
            }
        } catch (SQLException e) {
            session.close();
            if (LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
                return Optional.empty();
            }
            throw e;
        }
        session.close();
        return Optional.empty();
    }

    /** The numbers of the sources that somebody holds. */
    public static Set<Short> held(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select objid::bigint from pg_locks
                where locktype = 'advisory' and classid::bigint = ? and objsubid = 2 and granted
                    and database = (select oid from pg_database where datname = current_database())""")) {
            statement.setLong(1, CLASS);
            Set<Short> held = new HashSet<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    held.add(row.getShort(1));
                }
            }
            return held;
        }
    }

    /** What its holder checks in every transaction. */
    public Tenure tenure() {
        return pulse.tenure();
    }

    /** Where its holder lets others see how far he is. */
    public Pulse pulse() {
        return pulse;
    }

    /** Gives the lock back. Where the session is gone already, so is the lock, and what was done under it stands or was refused by the fence. */
    @Override
    public void close() {
        pulse.close();
        try (session) {
            // Closing alone would give it back only when the server notices, which may be after the next one has tried.
            call(session, "select pg_advisory_unlock(?, ?)", tenure().sourceId());
        } catch (SQLException e) {
            LOG.warn("the session that held a source's lock is gone: {}", e.getSQLState());
        }
    }

    private static Tenure begin(Connection session, short sourceId) throws SQLException {
        // A connection that goes nowhere must not hold the beats of the other sources; nothing here waits so long for
        // the
        // server.
        session.setNetworkTimeout(Runnable::run, ANSWER_MILLIS);
        try (Statement statement = session.createStatement()) {
            statement.execute("set lock_timeout = '3s'");
        }
        Tenure tenure = Tenures.begin(session, sourceId);
        try (Statement statement = session.createStatement()) {
            // The tenure is durable; heartbeats, which come after it, need not be.
            statement.execute("set synchronous_commit = off");
        }
        return tenure;
    }

    private static boolean call(Connection session, String sql, short sourceId) throws SQLException {
        try (PreparedStatement statement = session.prepareStatement(sql)) {
            statement.setInt(1, CLASS);
            statement.setInt(2, sourceId);
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                return result.getBoolean(1);
            }
        }
    }
}
