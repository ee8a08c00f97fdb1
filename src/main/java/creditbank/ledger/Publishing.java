package creditbank.ledger;

import creditbank.ledger.cosign.Asked;
import creditbank.ledger.note.Checkpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How far a log's checkpoints have come on their way to the readers.
 *
 * @param signed the last one that was signed
 * @param published the one that readers see; empty where none has had its quorum yet
 * @param cosigned who has cosigned the signed one, by name
 * @param waitingSince since when a signed one waits; empty where readers see the last one
 * @param alarm whether it has waited too long, or a witness contradicts
 * @param asked what the witnesses answered this time
 */
public record Publishing(
        Checkpoint signed,
        Optional<Checkpoint> published,
        List<String> cosigned,
        Optional<Instant> waitingSince,
        boolean alarm,
        List<Asked> asked) {
    public Publishing {
        cosigned = List.copyOf(cosigned);
        asked = List.copyOf(asked);
    }

    /** Entries that are sealed but that readers cannot see yet. */
    public long held() {
        return waitingSince.isEmpty()
                ? 0
                : signed.size() - published.map(Checkpoint::size).orElse(0L);
    }

    /** Whether a signed checkpoint has waited longer than this. */
    public boolean late(Duration alarmAfter) {
        return waitingSince.isPresent() && !waitingSince.get().plus(alarmAfter).isAfter(Instant.now());
    }

    /** One sentence for people. */
    public String words() {
        String failures = asked.stream()
                .filter(one -> !one.failure().isEmpty())
                .map(one -> one.witness().name() + " " + one.failure())
                .reduce((a, b) -> a + "; " + b)
                .map(all -> ": " + all)
                .orElse("");
        if (waitingSince.isEmpty()) {
            return "readers see all " + signed.size() + " entries" + failures;
        }
        return (alarm ? "ALARM: " : "") + held() + " of " + signed.size() + " entries wait since " + waitingSince.get()
                + " for the quorum of witnesses; " + cosigned.size() + " have cosigned" + failures;
    }
}
