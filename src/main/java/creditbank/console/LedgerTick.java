package creditbank.console;

import creditbank.ledger.Publishing;
import creditbank.run.centre.Centre;
import creditbank.run.centre.ChainState;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Once a minute, beside the imports, asks the witnesses for what waits and sends the chain what it lacks, and says when that changes. Each goes on when the other fails.
 */
final class LedgerTick implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerTick.class);
    private static final long FIRST_SECONDS = 5;
    private static final long SECONDS = 60;
    private static final long PATIENCE_SECONDS = 30;

    private final Centre centre;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("ledger").factory());
    private volatile State published = new State("not asked yet", false);
    private volatile State anchored = new State("not asked yet", false);
    private String saidOfLog = "";
    private String saidOfChain = "";

    LedgerTick(Centre centre) {
        this.centre = centre;
    }

    /** What the last minute said, and whether somebody must look. */
    record State(String words, boolean alarm) {}

    void start() {
        var unused = timer.scheduleWithFixedDelay(this::run, FIRST_SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    /** How far the log has come to its readers. */
    State published() {
        return published;
    }

    /** How far it has come into the chain. */
    State anchored() {
        return anchored;
    }

    void run() {
        publish();
        anchor();
    }

    private void publish() {
        try {
            Publishing publishing = centre.publishLedger();
            published = new State(publishing.words(), publishing.alarm());
            String state = publishing.alarm() + " " + publishing.waitingSince() + " "
                    + publishing.signed().size();
            if (!state.equals(saidOfLog)) {
                LOG.atLevel(publishing.alarm() ? Level.ERROR : Level.INFO).log("ledger: {}", publishing.words());
                saidOfLog = state;
            }
        } catch (Exception e) {
            // The next minute tries again; a log that must not be signed says so each time.
            published = new State("nothing is published: " + e.getMessage(), true);
            LOG.error("ledger: nothing is published: {}", e.getMessage());
        }
    }

    private void anchor() {
        try {
            Optional<ChainState> chain = centre.anchorLedger();
            if (chain.isEmpty()) {
                anchored = new State("there is none", false);
                return;
            }
            Instant now = Instant.now();
            boolean alarm = chain.get().alarm(now);
            anchored = new State(chain.get().words(now), alarm);
            String state = alarm + " " + chain.get().failure() + " "
                    + chain.get().waits().since();
            if (!state.equals(saidOfChain)) {
                LOG.atLevel(alarm ? Level.ERROR : chain.get().failure().isEmpty() ? Level.INFO : Level.WARN)
                        .log("chain: {}", anchored.words());
                saidOfChain = state;
            }
        } catch (Exception e) {
            anchored = new State("nothing is anchored: " + e.getMessage(), true);
            LOG.error("chain: nothing is anchored: {}", e.getMessage());
        }
    }

    @Override
    public void close() {
        timer.shutdown();
        try {
            if (!timer.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                timer.shutdownNow();
            }
        } catch (InterruptedException e) {
            timer.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
