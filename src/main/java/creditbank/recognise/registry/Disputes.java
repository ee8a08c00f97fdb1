package creditbank.recognise.registry;

import creditbank.recognise.act.Acts;
import creditbank.recognise.act.PanelCase;
import creditbank.recognise.act.PanelCases;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads the disputes of records. */
public final class Disputes {
    private Disputes() {}

    /** Those of a record, and of records whose achievement it has now, oldest first. */
    public static List<Dispute> of(Connection connection, long recordId) throws SQLException {
        List<Dispute> disputes = new ArrayList<>();
        for (PanelCase subject : PanelCases.ofRecord(connection, recordId)) {
            disputes.add(new Dispute(subject, Acts.history(connection, subject.act())));
        }
        return disputes;
    }
}
