package creditbank.run;

import creditbank.export.ExportResult;
import creditbank.run.centre.LedgerState;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a night ended.
 *
 * @param learners people with at least one record
 * @param records live records in the bank
 * @param ledger the ledger's state
 * @param export what the exports hold, null where the export failed
 * @param exportCause why the export failed, empty otherwise
 */
public record NightReport(
        LocalDate date,
        List<RunReport> runs,
        long learners,
        long records,
        LedgerState ledger,
        @Nullable ExportResult export,
        String exportCause) {

    /** Whether everything did what it should. */
    public boolean good() {
        return exportCause.isEmpty() && runs.stream().allMatch(RunReport::good);
    }
}
