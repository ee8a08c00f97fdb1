package creditbank.seal;

import creditbank.ledger.Rebuild;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * The bank's part in the rebuilding of its log: documents whose entries have lost their place wait again, and entries that the bank has lost are stated as lost in
 * the log. Both are in the transaction that rebuilds; a later call seals them.
 */
public final class Restoration implements Rebuild.Outbox {
    @Override
    public void moved(Connection connection, long position) throws SQLException {
        SealLeaves.requeue(connection, position);
    }

    @Override
    public void taken(Connection connection, long from, long to) throws SQLException {
        SealLeaves.add(
                connection,
                LeafType.AUDIT,
                "restored " + from + " to " + to,
                new SealLeaves.Draft(Documents.restored(from, to)));
    }
}
