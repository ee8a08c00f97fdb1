package creditbank.recognise.act;

import creditbank.batch.BatchHandle;
import creditbank.batch.Fence;
import creditbank.recognise.panel.Conflicts.Concerned;
import creditbank.recognise.panel.Member;
import creditbank.recognise.panel.Panel;
import creditbank.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/** The store of who sat on panels, and of whom a case concerns. Names are encrypted, and no ID number is kept. */
public final class PanelMembers {
    private PanelMembers() {}

    /** Keeps the members of a panel that an act seats. */
    public static void add(Connection connection, BatchHandle batch, Vault vault, long act, Panel panel)
            throws SQLException {
        Fence.check(connection, batch);
        try (PreparedStatement statement = connection.prepareStatement(
                "insert into panel_member (act_id, ordinal, sector, employer, person) values (?, ?, ?, ?, ?)")) {
            int ordinal = 0;
            for (Member member : panel.members()) {
                ordinal++;
                statement.setLong(1, act);
                statement.setInt(2, ordinal);
                statement.setString(3, member.sector().name().toLowerCase(Locale.ROOT));
                statement.setString(4, member.employer());
                statement.setBytes(
                        5,
                        vault.encrypt(
                                member.name().getBytes(StandardCharsets.UTF_8), "panel member " + act + " " + ordinal));
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** Whom a case about records of a learner concerns. */
    public static Concerned concerned(Connection connection, long learnerId, List<Long> records) throws SQLException {
        Set<Long> learners = new HashSet<>();
        Set<UUID> documents = new HashSet<>();
        Set<String> providers = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement("""
                select l.learner_id, i.document_token
                from learner l
                left join membership m on m.learner_id = l.learner_id and m.until_batch is null
                left join identity i on i.identity_id = m.identity_id
                where l.learner_id = ? or l.forward_to = ?""")) {
            statement.setLong(1, learnerId);
            statement.setLong(2, learnerId);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    learners.add(row.getLong(1));
                    UUID document = row.getObject(2, UUID.class);
                    if (document != null) {
                        documents.add(document);
                    }
                }
            }
        }
        try (PreparedStatement statement = connection.prepareStatement(
                "select v.provider from record r join record_version v using (record_id, version) where r.record_id = ?")) {
            for (long record : records) {
                statement.setLong(1, record);
                try (ResultSet row = statement.executeQuery()) {
                    if (row.next() && !row.getString(1).isEmpty()) {
                        providers.add(row.getString(1));
                    }
                }
            }
        }
        return new Concerned(learners, documents, providers);
    }
}
