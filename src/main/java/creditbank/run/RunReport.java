package creditbank.run;

import creditbank.batch.Batch;
import creditbank.batch.BatchState;
import creditbank.batch.Counts;
import creditbank.batch.Failure;
import creditbank.batch.beat.Again;
import creditbank.finding.Code;
import creditbank.resolve.match.Matched;
import creditbank.run.centre.Lap;
import creditbank.run.failure.Retrying;
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
 * @param failure the step that failed and why; empty texts otherwise
 * @param took what this execution took
 * @param matched what it did to tell who is who
 * @param again what this run's executions did more than once
 */
public record RunReport(
        String source,
        long run,
        String state,
        @Nullable Batch batch,
        Failure failure,
        Took took,
        Matched matched,
        Again again) {

    /**
     * What an execution took.
     *
     * @param milliseconds wall-clock time
     * @param laps the steps that it has gone through
     */
    record Took(long milliseconds, List<Lap> laps) {
        static final Took NOTHING = new Took(0, List.of());
    }

    /** The state of a run whose last execution failed. */
    public static final String FAILED = RunLine.FAILED;

    private static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0);

    /** What is to be said where no run was begun. */
    public static RunReport none(Source source, String state, Failure failure) {
        return new RunReport(source.name(), 0, state, null, failure, Took.NOTHING, Matched.NONE, Again.NOTHING);
    }

    /** The same with a cause that says how often it was met, and how often the database did not answer instead. */
    RunReport tried(int times, int silent) {
        Failure often = new Failure(failure.step(), Retrying.words(failure.cause(), times, silent), failure.kind());
        return new RunReport(source, run, state, batch, often, took, matched, again);
    }

    /** The same of a run that an earlier attempt began, where this one could not find it. */
    RunReport of(long begun) {
        return run > 0 ? this : new RunReport(source, begun, state, batch, failure, took, matched, again);
    }

    /** Wall-clock time of this execution. */
    public long milliseconds() {
        return took.milliseconds();
    }

    /** The steps that this execution has gone through. */
    public List<Lap> laps() {
        return took.laps();
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

    /** Whether the run did what it should, or was given up for a later one, which brings what it should have. */
    public boolean settled() {
        return good() || state.equals(BatchState.ABANDONED.text());
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
