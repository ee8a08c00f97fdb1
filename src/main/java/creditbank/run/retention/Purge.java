package creditbank.run.retention;

import creditbank.run.centre.Centre;
import creditbank.run.retention.archive.Archive;
import creditbank.run.retention.archive.ArchiveFolder;
import creditbank.run.retention.archive.Item;
import creditbank.run.retention.archive.Kind;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Deletes what the policy lets age. Two things are durable, one after the other: the archive of everything that is going to be deleted, complete and noted; then each deletion, in a small
 * transaction of its own. Killed in between, the next purge reads the archive and goes on. It waits for nobody longer than two seconds and lets nobody wait for it.
 */
public final class Purge {
    private final Centre centre;
    private final Policy policy;
    private final Instant now;
    private final ArchiveFolder archives;

    /** @param now decides what is old */
    public Purge(Centre centre, Policy policy, Instant now) {
        this.centre = centre;
        this.policy = policy;
        this.now = now.truncatedTo(ChronoUnit.SECONDS);
        this.archives = new ArchiveFolder(centre.home());
    }

    /** What {@link #run} would delete; changes nothing. */
    public PurgeReport preview() throws SQLException {
        try (Connection session = centre.session()) {
            Purges.takeTime(session);
            List<Item> items = new DueItems(policy, now).all(session);
            return new PurgeReport(0, "", "", counts(items), bytes(items), 0);
        }
    }

    /**
     * Finishes what a purge before has left, then purges.
     *
     * @param stopping asked between deletions; where it says yes, the next purge goes on
     * @throws IllegalStateException if another purge or a backup is going on
     * @throws ArchiveException if the archive of an unfinished purge is not what was written
     */
    public PurgeReport run(BooleanSupplier stopping) throws IOException, SQLException {
        try (Connection session = centre.session()) {
            if (!Purges.lock(session)) {
                throw new IllegalStateException("another purge or a backup is going on; purge again when it has ended");
            }
            try {
                return locked(session, stopping);
            } finally {
                Purges.unlock(session);
            }
        }
    }

    private PurgeReport locked(Connection session, BooleanSupplier stopping) throws IOException, SQLException {
        Purges.patience(session);
        List<Purges.Noted> before = Purges.all(session);
        String stem = String.format(Locale.ROOT, "purge-%08d", before.size() + 1);
        archives.sweep(before.stream().map(Purges.Noted::archive).toList(), stem);
        DueItems due = new DueItems(policy, now);
        Deletions deletions = new Deletions(session, due, centre.landing());
        for (Purges.Noted purge : before) {
            if (purge.ended() == null) {
                delete(session, deletions, purge, Archive.parse(archives.read(purge.written())), stopping);
            }
        }
        Purges.takeTime(session);
        List<Item> items = due.all(session);
        Purges.patience(session);
        if (items.isEmpty() || stopping.getAsBoolean()) {
            return new PurgeReport(0, "", "", Map.of(), 0, 0);
        }
        Archive archive = new Archive(now, policy.digest(), items);
        return delete(session, deletions, archived(session, archive, stem), archive, stopping);
    }

    private Purges.Noted archived(Connection session, Archive archive, String stem) throws IOException, SQLException {
        ArchiveFolder.Written written = archives.write(stem, archive.bytes());
        return Purges.begin(session, written.name(), written.bytes(), written.digest(), policy.digest());
    }

    private static PurgeReport delete(
            Connection session, Deletions deletions, Purges.Noted purge, Archive archive, BooleanSupplier stopping)
            throws IOException, SQLException {
        Map<Kind, Long> counts = new EnumMap<>(Kind.class);
        for (Item item : left(session, deletions, purge, archive)) {
            if (stopping.getAsBoolean()) {
                return report(purge, archive, counts, 0);
            }
            if (deletions.delete(purge.id(), item.kind(), item.subject())) {
                counts.merge(item.kind(), 1L, Long::sum);
            }
        }
        Purges.end(session, purge.id());
        return report(purge, archive, counts, archive.items().size() - Purges.count(session, purge.id()));
    }

    /** What a purge has not deleted yet; what it deletes row by row may have been left in the middle. */
    private static List<Item> left(Connection session, Deletions deletions, Purges.Noted purge, Archive archive)
            throws SQLException {
        Map<Kind, Set<String>> gone = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            gone.put(kind, Set.copyOf(Purges.deleted(session, purge.id(), kind)));
        }
        List<Item> left = new ArrayList<>();
        for (Item item : archive.items()) {
            if (!gone.getOrDefault(item.kind(), Set.of()).contains(item.subject()) || deletions.begun(item)) {
                left.add(item);
            }
        }
        return left;
    }

    private static PurgeReport report(Purges.Noted purge, Archive archive, Map<Kind, Long> counts, long kept) {
        return new PurgeReport(
                purge.id(), "archive/" + purge.archive(), purge.digest(), counts, bytes(archive.items()), kept);
    }

    private static Map<Kind, Long> counts(List<Item> items) {
        Map<Kind, Long> counts = new EnumMap<>(Kind.class);
        items.forEach(item -> counts.merge(item.kind(), 1L, Long::sum));
        return counts;
    }

    private static long bytes(List<Item> items) {
        return items.stream()
                .filter(item -> item.kind() == Kind.OBJECT)
                .mapToLong(item -> Long.parseLong(item.facts().getFirst()))
                .sum();
    }

    /** What {@code HOME/archive} says, checked against the bank. */
    public static ArchiveReport verify(Centre centre) throws IOException, SQLException {
        try (Connection connection = centre.database().getConnection()) {
            return ArchiveCheck.run(connection, centre.home());
        }
    }
}
