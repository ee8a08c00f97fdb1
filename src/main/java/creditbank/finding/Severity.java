package creditbank.finding;

/** Whether a finding refuses its row. */
public enum Severity {
    /** Refuses the row, or the whole delivery where no row can be told. */
    ERROR,
    /** Kept beside the row, which goes on. */
    WARNING
}
