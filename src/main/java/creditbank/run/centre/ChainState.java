package creditbank.run.centre;

import creditbank.anchor.AnchorReport;
import creditbank.anchor.AnchorWait;
import java.time.Instant;
import java.util.Locale;

/**
 * What was done for the chain, and what waits for it.
 *
 * @param report what was sent and confirmed this time
 * @param failure why nothing could be; empty where it could
 * @param waits since when something waits
 */
public record ChainState(AnchorReport report, String failure, AnchorWait waits) {
    /** Whether somebody must look. */
    public boolean alarm(Instant now) {
        return waits.late(now);
    }

    /** One sentence for people. */
    public String words(Instant now) {
        String done = failure.isEmpty()
                ? String.format(
                        Locale.ROOT,
                        "chain %s: %,d checkpoints sent, %,d confirmed now, %,d wait for their blocks",
                        report.account(),
                        report.sent(),
                        report.confirmed(),
                        report.waiting())
                : "checkpoints wait for the chain: " + failure;
        return alarm(now) ? waits.words(now) + "; " + done : done;
    }
}
