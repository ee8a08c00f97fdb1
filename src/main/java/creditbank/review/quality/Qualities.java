package creditbank.review.quality;

import creditbank.credit.content.Facet;
import creditbank.credit.correct.Standing;
import creditbank.credit.correct.Standing.State;
import creditbank.credit.evidence.Evidence;
import creditbank.credit.evidence.Evidences;
import creditbank.review.quality.Quality.Counted;
import creditbank.review.quality.Quality.Sender;
import creditbank.review.quality.Quality.Waiting;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The store of quality reports. Reads only; the connection should be in a transaction of repeatable reads. */
public final class Qualities {
    private Qualities() {}

    /**
     * The report.
     *
     * @param since the first business date of the batches whose rows and findings are counted
     */
    public static Quality of(Connection connection, LocalDate since) throws SQLException {
        return new Quality(
                since,
                senders(connection, since),
                waiting(connection),
                disagreements(connection),
                corrections(connection),
                disputes(connection));
    }

    private static List<Sender> senders(Connection connection, LocalDate since) throws SQLException {
        Map<String, List<Counted>> findings = findings(connection, since);
        try (PreparedStatement statement = connection.prepareStatement(QualitySql.SENDERS)) {
            statement.setObject(1, since);
            List<Sender> senders = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    String source = row.getString(1);
                    senders.add(new Sender(
                            source,
                            row.getLong(2),
                            row.getLong(3),
                            row.getLong(4),
                            row.getLong(5),
                            findings.getOrDefault(source, List.of())));
                }
            }
            return senders;
        }
    }

    private static Map<String, List<Counted>> findings(Connection connection, LocalDate since) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(QualitySql.FINDINGS)) {
            statement.setObject(1, since);
            Map<String, List<Counted>> findings = new HashMap<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    findings.computeIfAbsent(row.getString(1), any -> new ArrayList<>())
                            .add(new Counted(row.getString(2), row.getBoolean(3), row.getLong(4)));
                }
            }
            return findings;
        }
    }

    private static Waiting waiting(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(QualitySql.WAITING);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return new Waiting(row.getLong(1), row.getLong(2), row.getLong(3));
        }
    }

    private static Map<Facet, Long> disagreements(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(QualitySql.DISAGREEMENTS);
                ResultSet row = statement.executeQuery()) {
            row.next();
            Map<Facet, Long> disagreements = new EnumMap<>(Facet.class);
            int column = 0;
            for (Facet facet : Facet.values()) {
                column++;
                disagreements.put(facet, row.getLong(column));
            }
            return disagreements;
        }
    }

    /** The live records that stand under a correction. */
    static List<Long> corrected(Connection connection) throws SQLException {
        List<Long> records = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(QualitySql.CORRECTED);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                records.add(row.getLong(1));
            }
        }
        return records;
    }

    private static Map<State, Long> corrections(Connection connection) throws SQLException {
        Map<State, Long> states = new EnumMap<>(State.class);
        for (long record : corrected(connection)) {
            Evidence evidence = Evidences.of(connection, record).orElseThrow();
            for (Standing standing : evidence.corrections()) {
                states.merge(standing.state(), 1L, Long::sum);
            }
        }
        return states;
    }

    private static Map<String, Long> disputes(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(QualitySql.DISPUTES);
                ResultSet row = statement.executeQuery()) {
            Map<String, Long> disputes = new HashMap<>();
            while (row.next()) {
                disputes.put(row.getString(1), row.getLong(2));
            }
            return disputes;
        }
    }
}
