package creditbank.review;

import java.util.List;

/**
 * The head of the queue.
 *
 * @param doubtful how many pairs wait for people in all, one for two learners
 * @param first those with the most at stake
 */
public record Queue(long doubtful, List<Doubt> first) {
    public Queue {
        first = List.copyOf(first);
    }
}
