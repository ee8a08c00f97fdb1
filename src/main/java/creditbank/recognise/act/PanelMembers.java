package creditbank.recognise.act;

import creditbank.batch.BatchHandle;
import creditbank.batch.Fence;
import creditbank.recognise.panel.Conflicts.Concerned;
import creditbank.recognise.panel.Conflicts.Names;
import creditbank.recognise.panel.Interest;
import creditbank.recognise.panel.Member;
import creditbank.recognise.panel.Panel;
import creditbank.recognise.panel.Person;
import creditbank.recognise.panel.Sector;
import creditbank.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/** The store of who sat on panels, and of whom a case concerns. Names are encrypted, and of documents only keyed hashes are kept. */
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
        int ordinal = 0;
        for (Member member : panel.members()) {
            ordinal++;
            declare(connection, act, ordinal, member.interest());
        }
    }

    /** The members of the panel that an act has seated, without their names. */
    public static List<Member> of(Connection connection, long act) throws SQLException {
        List<Member> members = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement("""
                select m.ordinal, m.sector, m.employer, i.employers, i.documents, i.named, i.born, i.related
                from panel_member m join panel_interest i using (act_id, ordinal) where m.act_id = ? order by 1""")) {
            statement.setLong(1, act);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    members.add(new Member(
                            "",
                            Sector.valueOf(row.getString(2).toUpperCase(Locale.ROOT)),
                            row.getString(3),
                            new Interest(
                                    Set.of((String[]) row.getArray(4).getArray()),
                                    Set.of((UUID[]) row.getArray(5).getArray()),
                                    row.getObject(6, UUID.class),
                                    row.getObject(7, UUID.class),
                                    Set.of((Long[]) row.getArray(8).getArray())),
                            row.getInt(1)));
                }
            }
        }
        return members;
    }

    private static void declare(Connection connection, long act, int ordinal, Interest interest) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                insert into panel_interest (act_id, ordinal, employers, documents, named, born, related)
                values (?, ?, ?, ?, ?, ?, ?)""")) {
            statement.setLong(1, act);
            statement.setInt(2, ordinal);
            statement.setArray(
                    3, connection.createArrayOf("text", interest.employers().toArray()));
            statement.setArray(
                    4, connection.createArrayOf("uuid", interest.documents().toArray()));
            statement.setObject(5, interest.named());
            statement.setObject(6, interest.born());
            statement.setArray(
                    7, connection.createArrayOf("bigint", interest.related().toArray()));
            statement.executeUpdate();
        }
    }

    /** Whom a case about records of a learner concerns. */
    public static Concerned concerned(Connection connection, Vault vault, long learnerId, List<Long> records)
            throws SQLException {
        Set<Long> learners = new HashSet<>();
        Set<UUID> documents = new HashSet<>();
        Set<UUID> born = new HashSet<>();
        Set<UUID> undated = new HashSet<>();
        Set<UUID> names = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement(Redemptions.KIN + """
                select k.learner_id, i.document_token, i.folded_name,
                    case when i.birth_precision = 3 then i.birth_date end, k.learner_id in (
                        select l.learner_id from learner l where l.learner_id = ? or l.forward_to = ?)
                from kin k
                left join membership m on m.learner_id = k.learner_id and m.until_batch is null
                left join identity i on i.identity_id = m.identity_id""")) {
            for (int i = 1; i <= Redemptions.KIN_TIMES + 2; i++) {
                statement.setLong(i, learnerId);
            }
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    learners.add(row.getLong(1));
                    UUID document = row.getObject(2, UUID.class);
                    String name = row.getString(3);
                    LocalDate birth = row.getObject(4, LocalDate.class);
                    if (!row.getBoolean(5)) {
                        continue;
                    }
                    if (document != null) {
                        documents.add(document);
                    }
                    if (name != null && !name.isEmpty()) {
                        names.add(Person.named(vault, name));
                        if (birth == null) {
                            undated.add(Person.named(vault, name));
                        } else {
                            born.add(Person.born(vault, name, birth));
                        }
                    }
                }
            }
        }
        return new Concerned(learners, documents, new Names(born, undated, names), providers(connection, records));
    }

    /** As each version of the records said, and each claim behind them says. */
    private static Set<String> providers(Connection connection, List<Long> records) throws SQLException {
        Set<String> providers = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement("""
                select v.provider from record_version v where v.record_id = ?
                union select c.provider from record_claim rc join claim c using (claim_id) where rc.record_id = ?""")) {
            for (long record : records) {
                statement.setLong(1, record);
                statement.setLong(2, record);
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        providers.add(row.getString(1));
                    }
                }
            }
        }
        providers.remove("");
        return providers;
    }
}
