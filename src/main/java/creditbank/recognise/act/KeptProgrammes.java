package creditbank.recognise.act;

import creditbank.batch.BatchHandle;
import creditbank.batch.Fence;
import creditbank.recognise.programme.ProgrammeFile;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The store of the programmes by which the bank has ever redeemed or judged, each version with its words. Written under the bank-writer lock. */
public final class KeptProgrammes {
    private KeptProgrammes() {}

    /**
     * Keeps a programme.
     *
     * @return its number
     * @throws IllegalArgumentException if the version was kept with other words
     */
    public static short keep(Connection connection, BatchHandle batch, ProgrammeFile file) throws SQLException {
        Fence.check(connection, batch);
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into programme (name, version, digest, body)
                select ?, ?, ?, ? where not exists (select from programme where name = ? and version = ?)""")) {
            insert.setString(1, file.name().id());
            insert.setInt(2, file.name().version());
            insert.setString(3, file.digest());
            insert.setString(4, file.text());
            insert.setString(5, file.name().id());
            insert.setInt(6, file.name().version());
            insert.executeUpdate();
        }
        try (PreparedStatement select = connection.prepareStatement(
                "select programme_id, digest from programme where name = ? and version = ?")) {
            select.setString(1, file.name().id());
            select.setInt(2, file.name().version());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                if (!row.getString(2).equals(file.digest())) {
                    throw new IllegalArgumentException("mappings/" + file.place() + ":1: version "
                            + file.name().version() + " of the programme "
                            + file.name().id()
                            + " was applied already with other words, SHA-256 " + row.getString(2)
                            + "; take that file back, and say what is new in a version of its own");
                }
                return row.getShort(1);
            }
        }
    }
}
