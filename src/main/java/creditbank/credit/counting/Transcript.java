package creditbank.credit.counting;

import creditbank.credit.content.Attempt;
import creditbank.credit.content.Attempts;
import creditbank.outcome.AttemptKind;
import creditbank.outcome.Status;
import java.util.List;

/**
 * A course as a transcript counts it: by its best passed attempt, else by its latest. The kind of an attempt that is not normal is printed beside it.
 *
 * @param earned whether the course's credits are earned
 * @param mark the kind of the attempt that counts, which a transcript prints unless it is normal
 * @param others how many other attempts there were
 */
public record Transcript(Attempt counts, boolean earned, AttemptKind mark, int others) {

    /** Of all attempts at one course, in any order; at least one. */
    public static Transcript of(List<Attempt> attempts) {
        Attempt counts = Attempts.counting(Attempts.inOrder(attempts));
        boolean earned = counts.status() == Status.PASSED || counts.status() == Status.EXEMPT;
        boolean exempt = counts.status() == Status.EXEMPT;
        return new Transcript(counts, earned, exempt ? AttemptKind.EXEMPT : counts.kind(), attempts.size() - 1);
    }
}
