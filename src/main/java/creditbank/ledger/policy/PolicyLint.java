package creditbank.ledger.policy;

import creditbank.ledger.note.VerifierKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a policy is worth.
 *
 * @param mustLie the fewest witnesses that must lie, with the log, so that two histories pass; 0 proves nothing
 * @param mayBeDown how many witnesses may be down, whichever, so that checkpoints are still published
 * @param example the quorums of two such histories, in words
 * @param problems why it is refused, each with file and line; none where it is good
 * @param remarks what its author should know
 */
public record PolicyLint(int mustLie, int mayBeDown, String example, List<String> problems, List<String> remarks) {
    public PolicyLint {
        problems = List.copyOf(problems);
        remarks = List.copyOf(remarks);
    }

    /** Judges a policy that readers and monitors both follow. */
    public static PolicyLint of(Policy policy) {
        return of(policy, policy);
    }

    /**
     * Judges the policy of readers beside that of the monitors, who may ask for more.
     *
     * @param reader what readers accept
     * @param monitor what monitors accept
     */
    public static PolicyLint of(Policy reader, Policy monitor) {
        List<String> problems = new ArrayList<>();
        Optional<Overlap.Split> split = Overlap.smallest(reader, monitor);
        if (split.isEmpty()) {
            problems.add(reader.place() + ": too entangled with the monitors' policy to tell what it is worth;"
                    + " expected groups that are alike in both");
        }
        String example = split.map(PolicyLint::words).orElse("");
        int mustLie = split.map(two -> two.both().size()).orElse(0);
        if (split.isPresent() && mustLie == 0) {
            problems.add(reader.place() + ": the quorum proves nothing: " + example
                    + "; expected that any two quorums have a witness in common");
        }
        int mayBeDown = reader.quorum().map(quorum -> quorum.blockedBy() - 1).orElse(0);
        return new PolicyLint(mustLie, mayBeDown, example, problems, remarks(reader));
    }

    /** Whether a log can have its checkpoints published: whether those witnesses that it can ask are a quorum. */
    public static List<String> publishable(Policy policy) {
        Set<VerifierKey> asked = policy.witnesses().stream()
                .filter(witness -> !witness.url().isEmpty())
                .map(Member.Witness::key)
                .collect(Collectors.toSet());
        return policy.met(asked)
                ? List.of()
                : List.of(
                        policy.place() + ": the witnesses with an address are no quorum; expected addresses for more");
    }

    private static List<String> remarks(Policy policy) {
        Set<Member.Witness> inside =
                policy.quorum().stream().flatMap(Member::witnesses).collect(Collectors.toCollection(HashSet::new));
        return policy.witnesses().stream()
                .filter(witness -> !inside.contains(witness))
                .map(witness -> "witness " + witness.name() + " is not in the quorum and counts for nothing")
                .toList();
    }

    private static String words(Overlap.Split split) {
        String who = split.both().isEmpty()
                ? "no witness would have to lie"
                : "and only " + Policy.list(split.both()) + " would have lied";
        return "the log can show readers a history that is signed by " + Policy.list(split.reader())
                + ", and monitors another one that is signed by " + Policy.list(split.monitor()) + ", " + who;
    }
}
