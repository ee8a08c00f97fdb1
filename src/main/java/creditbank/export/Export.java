package creditbank.export;

import java.io.IOException;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Gives the bank's live records to analysts. What it has published stays readable until something newer is complete. */
public interface Export {
    /**
     * Publishes one consistent state of the bank, unless that is what is published already. A call that fails, or dies, leaves either the old export or
     * the new one in force; the next call removes what it left behind.
     *
     * @param checkpoint the ledger's signed checkpoint, empty before the first
     * @throws ExportException if what was written is not what the bank holds; the old export stays
     */
    ExportResult publish(DataSource bank, String checkpoint) throws SQLException, IOException;
}
