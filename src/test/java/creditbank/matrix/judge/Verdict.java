package creditbank.matrix.judge;

import java.util.List;

/**
 * What the judge found.
 *
 * @param lost live records that the undisturbed bank has and this one has not
 * @param doubled live records that this bank has and the undisturbed one has not
 * @param other whether the content digest is another one
 * @param problems everything that is not as it should be, none where all is good
 */
public record Verdict(long lost, long doubled, boolean other, List<String> problems) {
    /** Whether all is good. */
    public boolean good() {
        return problems.isEmpty();
    }
}
