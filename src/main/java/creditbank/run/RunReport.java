package creditbank.run;

import creditbank.batch.Batch;
import creditbank.batch.BatchState;
import creditbank.batch.Counts;
import creditbank.batch.Failure;
import creditbank.finding.Code;
import creditbank.resolve.match.Matched;
import creditbank.run.centre.Lap;
import creditbank.run.source.Source;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How one run ended.
 *
 * @param run its number, 0 where none was started
 * @param state a batch state's text, {@code failed}, {@code interrupted} or {@code running-elsewhere}
 * @param batch the batch, null where none was opened
 * @param milliseconds wall-clock time of this execution
 * @param failure the step that failed and why; empty texts otherwise
 * @param laps the steps that this execution has gone through
 * @param matched what it did to tell who is who
 */
public record RunReport(
        String source,
        long run,
        String state,
        @Nullable Batch batch,
        long milliseconds,
        Failure failure,
        List<Lap> laps,
        Matched matched) {

    private static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0);

    /** What is to be said where no run was begun. */
    static RunReport none(Source source, String state, String step, String cause) {
        return new RunReport(source.name(), 0, state, null, 0, new Failure(step, cause), List.of(), Matched.NONE);
    }

    /** The step that failed, empty otherwise. */
    public String step() {
        return failure.step();
    }

    /** Why it failed, empty otherwise. */
    public String cause() {
        return failure.cause();
    }

    /** Whether the run did what it should. */
    public boolean good() {
        return state.equals("sealed") || state.equals("empty") || state.equals("nothing-new");
    }

    /** Whether a rerun has something to do. */
    public boolean rerunnable() {
        return !good() && run > 0 && (batch == null || !batch.state().finished());
    }

    /** Whether a limit of the job file holds its delivery. */
    public boolean limited() {
        return batch != null
                && batch.state() == BatchState.REFUSED
                && Stream.of(Code.DELIVERY_WITHDRAWAL_LIMIT, Code.DELIVERY_REFUSAL_LIMIT)
                        .anyMatch(code -> cause().contains(code.id()));
    }

    /** Whether it did not begin, since another process runs the source. */
    public boolean elsewhere() {
        return state.equals(RunLine.ELSEWHERE);
    }

    /** What became of the rows; zeros where the batch was not credited. */
    public Counts counts() {
        Counts counts = batch == null ? null : batch.counts();
        return counts == null ? NONE : counts;
    }

    /** Whether the bank has taken the batch. */
    public boolean credited() {
        return batch != null && batch.counts() != null;
    }

    /** The rows of a credited batch. */
    public long rows() {
        return batch == null || !credited() ? 0 : batch.rows();
    }

    /** The refused rows of a credited batch. */
    public long refused() {
        return batch == null || !credited() ? 0 : batch.refused();
    }

    /** The batch's number, 0 where none was opened. */
    public long batchId() {
        return batch == null ? 0 : batch.handle().id();
    }
}
