package creditbank.console;

import creditbank.ledger.Publishing;
import creditbank.run.centre.Centre;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Asks the witnesses once a minute for what waits, beside the imports, and says when that changes. */
final class LedgerTick implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerTick.class);
    private static final long SECONDS = 60;
    private static final long PATIENCE_SECONDS = 30;

    private final Centre centre;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("ledger").factory());
    private String said = "";

    private LedgerTick(Centre centre) {
        this.centre = centre;
    }

    static LedgerTick start(Centre centre) {
        LedgerTick tick = new LedgerTick(centre);
        var unused = tick.timer.scheduleWithFixedDelay(tick::run, SECONDS, SECONDS, TimeUnit.SECONDS);
        return tick;
    }

    private void run() {
        try {
            Publishing publishing = centre.publishLedger();
            String state = publishing.alarm() + " " + publishing.waitingSince() + " "
                    + publishing.signed().size();
            if (!state.equals(said)) {
                LOG.atLevel(publishing.alarm() ? Level.ERROR : Level.INFO).log("ledger: {}", publishing.words());
                said = state;
            }
        } catch (Exception e) {
            // The next minute tries again; a log that must not be signed says so each time.
            LOG.error("ledger: nothing is published: {}", e.getMessage());
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
