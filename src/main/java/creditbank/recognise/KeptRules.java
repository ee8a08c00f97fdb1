package creditbank.recognise;

import creditbank.batch.BatchHandle;
import creditbank.recognise.rule.RuleFile;
import creditbank.recognise.rule.RuleName;
import creditbank.recognise.rule.RuleSet;
import creditbank.recognise.rule.file.RuleReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The store of the rules by which the bank has ever converted: each version with its words, and which were in force together. Written under the bank-writer
 * lock, so that nobody else numbers them at the same time.
 */
public final class KeptRules {
    private KeptRules() {}

    /**
     * Keeps the rules of a batch.
     *
     * @return the number of each
     * @throws ChangedRuleException if a version that has been in force has other words now
     */
    static Map<RuleName, Short> keep(Connection connection, BatchHandle batch, RuleSet rules) throws SQLException {
        Map<RuleName, Short> numbers = new HashMap<>();
        for (RuleFile file : rules.files()) {
            numbers.put(file.name(), number(connection, file));
        }
        try (PreparedStatement statement = connection.prepareStatement(
                "insert into recognition_set (digest, rule_id) values (?, ?) on conflict do nothing")) {
            for (Short number : numbers.values()) {
                statement.setString(1, rules.digest());
                statement.setShort(2, number);
                statement.addBatch();
            }
            statement.executeBatch();
        }
        try (PreparedStatement statement =
                connection.prepareStatement("update batch set recognition_digest = ? where batch_id = ?")) {
            statement.setString(1, rules.digest());
            statement.setLong(2, batch.id());
            statement.executeUpdate();
        }
        return numbers;
    }

    private static short number(Connection connection, RuleFile file) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into recognition_rule (name, version, digest, body)
                select ?, ?, ?, ? where not exists (select from recognition_rule where name = ? and version = ?)""")) {
            insert.setString(1, file.name().id());
            insert.setInt(2, file.name().version());
            insert.setString(3, file.digest());
            insert.setString(4, file.text());
            insert.setString(5, file.name().id());
            insert.setInt(6, file.name().version());
            insert.executeUpdate();
        }
        try (PreparedStatement select = connection.prepareStatement(
                "select rule_id, digest from recognition_rule where name = ? and version = ?")) {
            select.setString(1, file.name().id());
            select.setInt(2, file.name().version());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                if (!row.getString(2).equals(file.digest())) {
                    throw new ChangedRuleException(file, row.getString(2));
                }
                return row.getShort(1);
            }
        }
    }

    /** Refuses rules whose words are not those that the bank has converted by, without keeping any. */
    public static void check(Connection connection, RuleSet rules) throws SQLException {
        Map<RuleName, RuleFile> kept = new HashMap<>();
        all(connection).values().forEach(file -> kept.put(file.name(), file));
        for (RuleFile file : rules.files()) {
            RuleFile before = kept.get(file.name());
            if (before != null && !before.digest().equals(file.digest())) {
                throw new ChangedRuleException(file, before.digest());
            }
        }
    }

    /** The rules that were in force together under a digest; none where nothing was kept under it. */
    static RuleSet set(Connection connection, String digest) throws SQLException {
        List<RuleFile> files = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(
                "select rule_id, name, version, body from recognition_rule join recognition_set s using (rule_id) where s.digest = ?")) {
            statement.setString(1, digest);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    files.add(file(row));
                }
            }
        }
        return RuleSet.of(files);
    }

    private static RuleFile file(ResultSet row) throws SQLException {
        String place = "rules/" + new RuleName(row.getString(2), row.getInt(3)) + ".yaml";
        return RuleReader.parse(place, row.getString(4).getBytes(StandardCharsets.UTF_8));
    }

    /** For how many years credits may be redeemed by each version that was ever kept, by its number; 0 is for ever. */
    public static Map<Short, Integer> years(Connection connection) throws SQLException {
        Map<Short, Integer> years = new TreeMap<>();
        all(connection)
                .forEach(
                        (number, file) -> years.put(number, file.rule().limits().years()));
        return years;
    }

    /** Every version that was ever kept, by its number. */
    static Map<Short, RuleFile> all(Connection connection) throws SQLException {
        Map<Short, RuleFile> rules = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select rule_id, name, version, body from recognition_rule")) {
            while (row.next()) {
                rules.put(row.getShort(1), file(row));
            }
        }
        return rules;
    }
}
