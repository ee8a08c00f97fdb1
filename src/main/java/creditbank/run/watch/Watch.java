package creditbank.run.watch;

import creditbank.batch.Tenure;
import creditbank.batch.beat.Heartbeat;
import creditbank.batch.beat.Heartbeats;
import creditbank.run.SourceLock;
import creditbank.run.centre.Centre;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the runs that call themselves running though nobody has their source, or though he who has it is silent, and marks them dead. Whoever marks holds the source's lock, which no
 * living run gives up; so a living one is never marked, and a dead one writes nothing any more, since its tenure is over.
 */
public final class Watch {
    private final Centre centre;

    public Watch(Centre centre) {
        this.centre = centre;
    }

    /**
     * Looks once.
     *
     * @return the numbers of the runs that were found dead now
     */
    public List<Long> look() throws SQLException {
        Map<Short, String> suspects;
        Set<Short> held;
        Map<Short, Heartbeat> beats;
        try (Connection connection = centre.database().getConnection()) {
            suspects = DeadRuns.sources(connection);
            held = SourceLock.held(connection);
            beats = Heartbeats.last(connection);
        }
        List<Long> dead = new ArrayList<>();
        for (Map.Entry<Short, String> suspect : suspects.entrySet()) {
            Heartbeat beat = beats.get(suspect.getKey());
            if (!held.contains(suspect.getKey()) || (beat != null && beat.silent())) {
                dead.addAll(mark(suspect.getKey(), suspect.getValue()));
            }
        }
        return dead;
    }

    private List<Long> mark(short id, String source) throws SQLException {
        Optional<SourceLock> lock = SourceLock.take(centre, id);
        if (lock.isEmpty()) {
            return List.of();
        }
        try (SourceLock taken = lock.get();
                Connection connection = centre.database().getConnection()) {
            return mark(connection, taken.tenure(), source);
        }
    }

    private static List<Long> mark(Connection connection, Tenure tenure, String source) throws SQLException {
        connection.setAutoCommit(false);
        try {
            List<Long> dead = DeadRuns.mark(connection, tenure, source);
            connection.commit();
            return dead;
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }
}
