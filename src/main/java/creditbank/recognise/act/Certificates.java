package creditbank.recognise.act;

import creditbank.batch.BatchHandle;
import creditbank.batch.Fence;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The store of certificates. A unique index lets a learner have one of a programme. */
public final class Certificates {
    private Certificates() {}

    /** Those that stand of a learner and of whoever forwards to him. */
    public static List<Certificate> of(Connection connection, long learnerId) throws SQLException {
        List<Certificate> certificates = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement("""
                select c.act_id, c.programme, g.version, c.number
                from certificate c join programme g using (programme_id)
                where c.cancelled_by is null
                    and c.learner_id in (select learner_id from learner where learner_id = ? or forward_to = ?)
                order by c.act_id""")) {
            statement.setLong(1, learnerId);
            statement.setLong(2, learnerId);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    certificates.add(
                            new Certificate(row.getLong(1), row.getString(2), row.getInt(3), row.getString(4)));
                }
            }
        }
        return certificates;
    }

    /** Keeps a certificate. */
    public static void add(
            Connection connection, BatchHandle batch, long learnerId, short programmeId, Certificate certificate)
            throws SQLException {
        Fence.check(connection, batch);
        try (PreparedStatement statement = connection.prepareStatement(
                "insert into certificate (act_id, learner_id, programme_id, programme, number) values (?, ?, ?, ?, ?)")) {
            statement.setLong(1, certificate.act());
            statement.setLong(2, learnerId);
            statement.setShort(3, programmeId);
            statement.setString(4, certificate.programme());
            statement.setString(5, certificate.number());
            statement.executeUpdate();
        }
    }

    /** Takes back the certificate that an act granted, if it granted one. */
    public static void cancel(Connection connection, BatchHandle batch, long act, long by) throws SQLException {
        Fence.check(connection, batch);
        try (PreparedStatement statement = connection.prepareStatement(
                "update certificate set cancelled_by = ? where act_id = ? and cancelled_by is null")) {
            statement.setLong(1, by);
            statement.setLong(2, act);
            statement.executeUpdate();
        }
    }
}
