package creditbank.credit.same;

import creditbank.credit.content.Content;
import creditbank.credit.same.compare.Comparison;
import creditbank.credit.same.compare.Likeness;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What is said under one exact key of one learner; at least one claim. */
public record Entry(UUID key, List<Voice> voices) {
    /** By the keys' text, as the database orders them. */
    static final Comparator<UUID> KEYS = Comparator.comparing(UUID::toString);

    public Entry {
        voices = List.copyOf(voices);
    }

    /**
     * A claim.
     *
     * @param source told apart from others only
     */
    public record Voice(int source, Content content) {}

    Set<Integer> sources() {
        return voices.stream().map(Voice::source).collect(Collectors.toSet());
    }

    /** How its claims compare with another's, those of one source apart; different where no two can be compared. */
    Likeness compare(Entry other) {
        List<Likeness> all = voices.stream()
                .flatMap(mine -> other.voices.stream()
                        .filter(theirs -> theirs.source != mine.source)
                        .map(theirs -> Comparison.of(mine.content, theirs.content)))
                .toList();
        return all.isEmpty() ? Likeness.NONE : Likeness.together(all);
    }
}
