package creditbank.ledger;

import creditbank.ledger.note.VerifierKey;
import creditbank.ledger.policy.Policy;
import creditbank.ledger.policy.PolicyException;
import creditbank.ledger.policy.PolicyLint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who must cosign a log's checkpoints before readers see them.
 *
 * @param patience for one request to one witness; an import is held up by no more than a few of these
 * @param alarmAfter how long a checkpoint may wait before somebody must look
 */
public record Quorum(Policy policy, Duration patience, Duration alarmAfter, Clock clock) {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** How long a checkpoint waits without an alarm where nobody says otherwise. */
    public static final Duration ALARM = Duration.ofHours(1);

    /**
     * Reads the policy of a log, if there is one.
     *
     * @throws PolicyException if it is malformed, proves nothing, or can never be met
     */
    public static Optional<Quorum> read(Path file, Duration alarmAfter) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Policy policy = Policy.read(file);
        List<String> problems = problems(policy);
        if (!problems.isEmpty()) {
            throw new PolicyException(problems);
        }
        return Optional.of(new Quorum(policy, PATIENCE, alarmAfter, Clock.systemUTC()));
    }

    /** What is wrong with the policy of a log, with file and line. */
    public static List<String> check(Path file) throws IOException {
        try {
            return Files.exists(file) ? problems(Policy.read(file)) : List.of();
        } catch (PolicyException e) {
            return e.problems();
        }
    }

    private static List<String> problems(Policy policy) {
        List<String> problems = new ArrayList<>(PolicyLint.of(policy).problems());
        problems.addAll(PolicyLint.publishable(policy));
        return problems;
    }

    /** The same, held to another clock and patience. */
    public Quorum with(Duration newPatience, Duration newAlarmAfter, Clock newClock) {
        return new Quorum(policy, newPatience, newAlarmAfter, newClock);
    }

    /**
     * Requires that the policy is about this log.
     *
     * @throws PolicyException if it names other logs only
     */
    void requireFor(VerifierKey log) {
        if (!policy.logs().isEmpty() && !policy.logs().contains(log)) {
            throw new PolicyException(
                    List.of(policy.place() + ": the policy is of other logs; expected the line 'log " + log + "'"));
        }
    }
}
