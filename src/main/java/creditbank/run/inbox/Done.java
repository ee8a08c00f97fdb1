package creditbank.run.inbox;

import creditbank.run.RunReport;
import java.time.LocalDate;
import java.util.List;

/**
 * What was done for one source.
 *
 * @param ran in their order; only the last may have failed
 * @param left how many were not begun
 * @param why they were not begun, where it is not that one before them failed
 */
public record Done(String source, List<Ran> ran, int left, String why) {
    /** A source that could be run. */
    Done(String source, List<Ran> ran, int left) {
        this(source, ran, left, "");
    }

    /** One business date. */
    public record Ran(LocalDate date, RunReport report) {}

    /** Whether all did what they should. */
    public boolean good() {
        return left == 0 && ran.stream().allMatch(one -> one.report().settled());
    }
}
