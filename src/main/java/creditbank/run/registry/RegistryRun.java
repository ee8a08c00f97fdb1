package creditbank.run.registry;

import creditbank.batch.Batch;
import creditbank.batch.BatchHandle;
import creditbank.batch.BatchState;
import creditbank.batch.Batches;
import creditbank.batch.Counts;
import creditbank.batch.Tenures;
import creditbank.credit.Crediting;
import creditbank.recognise.act.Act;
import creditbank.recognise.act.Acts;
import creditbank.recognise.act.Outcome;
import creditbank.recognise.panel.Panel;
import creditbank.recognise.panel.PanelProblem;
import creditbank.recognise.registry.Applying;
import creditbank.recognise.registry.Desk;
import creditbank.recognise.registry.Disputing;
import creditbank.recognise.registry.Institutions;
import creditbank.recognise.registry.Panelling;
import creditbank.recognise.registry.Redeeming;
import creditbank.recognise.registry.Sampling;
import creditbank.recognise.sample.Verdict;
import creditbank.run.SourceLock;
import creditbank.run.centre.Centre;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Does one act at a time, in a batch of the source {@code registry} that has no rows, no versions and no worksheets, only acts. Whoever acts holds that source's
 * lock; the bank-writer lock keeps acts apart from the nights.
 *
 * <p>Two things are durable, one after the other: the credited batch with its acts, and its leaf in the ledger. A crash before the first leaves nothing; one in
 * between leaves a credited batch, which the next act seals, or the next night.
 */
public final class RegistryRun {
    /** The source of such batches, which no job file may have. */
    public static final String SOURCE = "registry";

    /** Runs of the job repository have numbers above 0; these are below those of decisions, rules, models and undoing. */
    private static final long FIRST_RUN = -(1L << 43);

    /** SHA-256 of no lines. */
    private static final String NO_VERSIONS = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration BEAT = Duration.ofMillis(20);

    private final Centre centre;
    private final Institutions institutions;
    private final LocalDate date;
    private final String by;

    /**
     * A run.
     *
     * @param date the business date, on which credits expire and programmes are in force
     * @param by who acts
     */
    public RegistryRun(Centre centre, Institutions institutions, LocalDate date, String by) {
        this.centre = centre;
        this.institutions = institutions;
        this.date = date;
        this.by = by;
    }

    /**
     * Spends credits for a programme.
     *
     * @param only the records that may be spent; empty for all that are free
     * @throws IllegalArgumentException if that cannot be done, with the reason
     */
    public RegistryReport redeem(long learner, String programme, Set<Long> only) throws IOException, SQLException {
        var file = institutions.programmes().find(programme, date);
        return act(desk -> done(Redeeming.redeem(desk, learner, file, only)));
    }

    /**
     * Takes back what an act has redeemed, and the certificate that it granted.
     *
     * @throws IllegalArgumentException if that cannot be done, with the reason
     */
    public RegistryReport cancel(long act, String reason) throws IOException, SQLException {
        return act(desk -> done(Redeeming.cancel(desk, act, reason)));
    }

    /**
     * Judges an application for a programme's certificate.
     *
     * @throws IllegalArgumentException if that cannot be done, with the reason
     */
    public RegistryReport apply(long learner, String programme) throws IOException, SQLException {
        var file = institutions.programmes().find(programme, date);
        return act(desk -> done(Applying.apply(desk, learner, file)));
    }

    /**
     * Disputes a record.
     *
     * @throws IllegalArgumentException if that cannot be done, with the reason
     */
    public RegistryReport dispute(long record, String reason) throws IOException, SQLException {
        return act(desk -> done(Disputing.open(desk, record, reason)));
    }

    /**
     * Seats a panel, or keeps that it was refused.
     *
     * @throws IllegalArgumentException if the case cannot have one, with the reason
     */
    public RegistryReport seat(Panel panel) throws IOException, SQLException {
        return act(desk -> {
            var seated = Panelling.seat(desk, panel);
            return new Done(seated.act(), seated.problems());
        });
    }

    /**
     * Ends a case.
     *
     * @param credits of a revalued record in hundredths, else null
     * @throws IllegalArgumentException if that cannot be done, with the reason
     */
    public RegistryReport decide(long number, Outcome outcome, @Nullable Integer credits, String reason)
            throws IOException, SQLException {
        return act(desk -> done(Panelling.decide(desk, number, outcome, credits, reason)));
    }

    /**
     * Draws a sample for an audit.
     *
     * @throws IllegalArgumentException if that cannot be done, with the reason
     */
    public RegistryReport sample(Sampling.Order order) throws IOException, SQLException {
        return act(desk -> done(Sampling.draw(desk, order, centre.seals().note())));
    }

    /**
     * Keeps what an audit has found of a record.
     *
     * @param sample its number
     * @throws IllegalArgumentException if that cannot be done, with the reason
     */
    public RegistryReport found(int sample, long record, Verdict verdict, String reason)
            throws IOException, SQLException {
        return act(desk -> done(Sampling.found(desk, sample, record, verdict, reason)));
    }

    private RegistryReport act(Deed deed) throws IOException, SQLException {
        short source;
        try (Connection connection = centre.database().getConnection()) {
            source = Batches.source(connection, SOURCE);
        }
        try (SourceLock lock = lock(source)) {
            sealLeft(lock);
            Credited credited = credit(lock, deed);
            try {
                centre.seals().seal(credited.batch);
            } catch (IOException | SQLException | RuntimeException e) {
                throw new IllegalStateException(
                        "act " + credited.done.act + " is kept, but not sealed yet; the next night seals it", e);
            }
            return report(credited);
        }
    }

    private SourceLock lock(short source) throws SQLException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Optional<SourceLock> lock = SourceLock.take(centre, source);
        while (lock.isEmpty()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("others have been acting for " + PATIENCE.toMinutes()
                        + " minutes, so nothing was done here; try again");
            }
            LockSupport.parkNanos(BEAT.toNanos());
            lock = SourceLock.take(centre, source);
        }
        return lock.get();
    }

    private void sealLeft(SourceLock lock) throws IOException, SQLException {
        List<Batch> left;
        try (Connection connection = centre.database().getConnection()) {
            Tenures.check(connection, lock.tenure());
            left = Batches.unfinished(connection, SOURCE);
        }
        for (Batch batch : left) {
            if (batch.state() == BatchState.CREDITED) {
                centre.seals().seal(batch.handle());
            }
        }
    }

    /** One transaction; a refusal rolls it back. */
    private Credited credit(SourceLock lock, Deed deed) throws IOException, SQLException {
        try (Connection connection = centre.database().getConnection()) {
            connection.setAutoCommit(false);
            try {
                Tenures.check(connection, lock.tenure());
                long run = FIRST_RUN - Batches.of(connection, SOURCE);
                BatchHandle batch = Batches.open(connection, SOURCE, date, run, Centre.PROGRAM);
                Crediting.takeBank(connection, batch);
                requireNotBefore(connection);
                Done done = deed.at(new Desk(connection, batch, centre.vault(), institutions, date, by));
                Batches.made(connection, batch, 0, "", Centre.rules(), "");
                Batches.credited(connection, batch, new Counts(0, 0, 0, 0, 0, 0, 0), NO_VERSIONS);
                connection.commit();
                return new Credited(batch, done);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    /** What is done has the day of its doing: none before one that is sealed already, so that nothing that counted then changes. */
    private void requireNotBefore(Connection connection) throws SQLException {
        Optional<LocalDate> last = Batches.lastDay(connection);
        if (last.isPresent() && date.isBefore(last.get())) {
            throw new IllegalArgumentException("nothing can be done on " + date + ", for the bank has sealed "
                    + last.get() + " already; expected that day or a later one");
        }
    }

    private RegistryReport report(Credited credited) throws SQLException {
        try (Connection connection = centre.database().getConnection()) {
            List<Act> acts = Acts.ofBatch(connection, credited.batch.id());
            return new RegistryReport(centre.batch(credited.batch.id()), acts, credited.done.problems);
        }
    }

    private static Done done(long act) {
        return new Done(act, List.of());
    }

    private record Done(long act, List<PanelProblem> problems) {}

    private record Credited(BatchHandle batch, Done done) {}

    @FunctionalInterface
    private interface Deed {
        Done at(Desk desk) throws IOException, SQLException;
    }
}
