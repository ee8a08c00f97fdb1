package creditbank.ledger.policy;

import creditbank.ledger.note.VerifierKey;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What a quorum is made of. Each member stands in one group at most, so that all are a tree. */
public sealed interface Member {
    /** Its name in the file. */
    String name();

    /** Whether it has cosigned when these keys have. */
    boolean met(Set<VerifierKey> signers);

    /** The witnesses in it. */
    Stream<Witness> witnesses();

    /** How many witnesses must be down before it cannot be met; one more than may be down. */
    int blockedBy();

    /**
     * A witness.
     *
     * @param url its submission prefix, empty where none is given
     */
    record Witness(String name, VerifierKey key, String url) implements Member {
        @Override
        public boolean met(Set<VerifierKey> signers) {
            return signers.contains(key);
        }

        @Override
        public Stream<Witness> witnesses() {
            return Stream.of(this);
        }

        @Override
        public int blockedBy() {
            return 1;
        }
    }

    /**
     * A group of witnesses and groups.
     *
     * @param threshold how many of its members must have cosigned, at least 1
     */
    record Group(String name, int threshold, List<Member> members) implements Member {
        public Group {
            members = List.copyOf(members);
            if (threshold < 1 || threshold > members.size()) {
                throw new IllegalArgumentException(threshold + " of " + members.size() + " members");
            }
        }

        @Override
        public boolean met(Set<VerifierKey> signers) {
            return members.stream().filter(member -> member.met(signers)).count() >= threshold;
        }

        @Override
        public Stream<Witness> witnesses() {
            return members.stream().flatMap(Member::witnesses);
        }

        @Override
        public int blockedBy() {
            return members.stream()
                    .mapToInt(Member::blockedBy)
                    .sorted()
                    .limit(members.size() - threshold + 1L)
                    .sum();
        }
    }
}
