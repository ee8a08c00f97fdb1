package creditbank.run;

import creditbank.export.ExportResult;
import creditbank.run.centre.Lap;
import creditbank.run.centre.LedgerState;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a night ended.
 *
 * @param standing what the bank is after it, null where the database did not answer any more
 * @param export what the exports hold, null where the export failed
 * @param exportCause why the export failed, empty otherwise
 * @param laps what the night as a whole went through, one after the other
 */
public record NightReport(
        LocalDate date,
        List<RunReport> runs,
        @Nullable Standing standing,
        @Nullable ExportResult export,
        String exportCause,
        List<Lap> laps) {

    /**
     * What a bank is after a night.
     *
     * @param learners people with at least one record
     * @param records live records in the bank
     * @param ledger the ledger's state
     */
    public record Standing(long learners, long records, LedgerState ledger) {}

    /** The same night with what went before it. */
    public NightReport after(Lap lap) {
        List<Lap> all = new ArrayList<>(laps);
        all.addFirst(lap);
        return new NightReport(date, runs, standing, export, exportCause, all);
    }

    /** How long it took from the first lap to the last. */
    public Duration wall() {
        return laps.stream().map(Lap::wall).reduce(Duration.ZERO, Duration::plus);
    }

    /** Whether everything did what it should. */
    public boolean good() {
        return standing != null
                && exportCause.isEmpty()
                && !standing.ledger().alarm()
                && runs.stream().allMatch(RunReport::good);
    }
}
