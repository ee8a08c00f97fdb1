package creditbank.recognise.account;

import creditbank.outcome.Kind;
import creditbank.recognise.Conversions;
import creditbank.recognise.Conversions.Standing;
import creditbank.recognise.act.Certificates;
import creditbank.recognise.act.PanelCase;
import creditbank.recognise.act.PanelCases;
import creditbank.recognise.act.Redemption;
import creditbank.recognise.act.Redemptions;
import creditbank.recognise.framework.Framework;
import creditbank.recognise.framework.Placement;
import creditbank.recognise.programme.Traits;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** Reads what learners' accounts follow from. */
public final class Portfolios {
    private Portfolios() {}

    private record Facts(UUID key, String code, String title, String provider) {}

    /** Of a learner, or of who stands for him since a merge; empty where there never was one. The connection must be in a transaction. */
    public static Optional<Portfolio> of(Connection connection, long learnerId, Framework framework)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select coalesce(forward_to, learner_id) from learner where learner_id = ?")) {
            statement.setLong(1, learnerId);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(read(connection, row.getLong(1), framework)) : Optional.empty();
            }
        }
    }

    /** The learner who has a live record now. */
    public static OptionalLong holder(Connection connection, long recordId) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select learner_id from record where record_id = ? and live")) {
            statement.setLong(1, recordId);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
            }
        }
    }

    /** The live record that has a record's achievement now, empty where there is none. */
    public static OptionalLong now(Connection connection, long recordId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select coalesce(record_now(?), 0)")) {
            statement.setLong(1, recordId);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1) == 0 ? OptionalLong.empty() : OptionalLong.of(row.getLong(1));
            }
        }
    }

    private static Portfolio read(Connection connection, long learnerId, Framework framework) throws SQLException {
        List<Redemption> redemptions = Redemptions.of(connection, learnerId);
        List<PanelCase> disputes = PanelCases.ofLearner(connection, learnerId);
        Map<Long, Facts> facts = facts(connection, learnerId);
        List<Held> held = new ArrayList<>();
        Conversions.ofLearner(
                connection, learnerId, standing -> held.add(held(standing, facts, redemptions, disputes, framework)));
        List<Redemption> his = redemptions.stream()
                .filter(one -> one.owner() == learnerId || facts.containsKey(one.now()))
                .toList();
        return new Portfolio(learnerId, held, his, Certificates.of(connection, learnerId));
    }

    private static Held held(
            Standing standing,
            Map<Long, Facts> facts,
            List<Redemption> redemptions,
            List<PanelCase> disputes,
            Framework framework) {
        long record = standing.recordId();
        Facts natural = facts.get(record);
        if (natural == null) {
            throw new IllegalStateException("record " + record + " came while the account was read");
        }
        Kind kind = standing.achieved().kind();
        Placement placement = framework.place(kind, standing.achieved().level());
        return new Held(
                standing,
                natural.key(),
                new Traits(kind, placement.number(), natural.code(), natural.title(), natural.provider()),
                placement,
                Worth.of(
                        standing.achieved(),
                        standing.now(),
                        disputes.stream().filter(one -> one.now() == record).toList()),
                redemptions.stream().filter(one -> one.now() == record).toList());
    }

    private static Map<Long, Facts> facts(Connection connection, long learnerId) throws SQLException {
        Map<Long, Facts> facts = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement("""
                select r.record_id, r.record_key, v.code, v.title, v.provider
                from record r join record_version v using (record_id, version) where r.learner_id = ? and r.live""")) {
            statement.setLong(1, learnerId);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    facts.put(
                            row.getLong(1),
                            new Facts(
                                    row.getObject(2, UUID.class),
                                    row.getString(3),
                                    row.getString(4),
                                    row.getString(5)));
                }
            }
        }
        return facts;
    }
}
