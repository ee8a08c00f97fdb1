package creditbank.export.audit;

/**
 * An export that was found right.
 *
 * @param id the export's number
 * @param compared whether its rows were compared with a bank
 */
public record ExportReport(long id, int files, long rows, boolean compared) {}
