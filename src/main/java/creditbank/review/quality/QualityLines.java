package creditbank.review.quality;

import creditbank.credit.correct.Standing;
import creditbank.credit.correct.Standing.State;
import creditbank.credit.evidence.Evidences;
import creditbank.outcome.identifier.InstitutionCode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The store of the quality report's figures over time. Reads only; the connection should be in a transaction of repeatable reads. */
public final class QualityLines {
    private static final Comparator<QualityLine> ORDER = Comparator.comparing(QualityLine::month)
            .thenComparing(QualityLine::source)
            .thenComparing(QualityLine::provider)
            .thenComparing(QualityLine::measure)
            .thenComparing(QualityLine::detail);

    /** Earlier than anything that was ever reported. */
    private static final LocalDate ALWAYS = LocalDate.of(1, 1, 1);

    private QualityLines() {}

    /** All that the bank knows. */
    public static List<QualityLine> of(Connection connection) throws SQLException {
        return of(connection, ALWAYS);
    }

    /** What was on or after a business date, by month, source, provider, measure and detail. */
    public static List<QualityLine> of(Connection connection, LocalDate since) throws SQLException {
        List<QualityLine> lines = new ArrayList<>();
        for (String sql : LineSql.ALL) {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setObject(1, since);
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        lines.add(line(row, Measure.of(row.getString(4)), row.getString(5), row.getLong(6)));
                    }
                }
            }
        }
        lines.addAll(contradicted(connection, since));
        lines.sort(ORDER);
        return lines;
    }

    private static List<QualityLine> contradicted(Connection connection, LocalDate since) throws SQLException {
        Map<String, QualityLine> lines = new TreeMap<>();
        for (long correction : doubted(connection)) {
            try (PreparedStatement statement = connection.prepareStatement(LineSql.CORRECTION)) {
                statement.setLong(1, correction);
                statement.setObject(2, since);
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        QualityLine one = line(row, Measure.CONTRADICTED, "", 1);
                        lines.merge(
                                one.month() + "\n" + one.source() + "\n" + one.provider(),
                                one,
                                (a, b) -> new QualityLine(
                                        a.month(),
                                        a.source(),
                                        a.provider(),
                                        a.province(),
                                        a.measure(),
                                        "",
                                        a.count() + b.count()));
                    }
                }
            }
        }
        return List.copyOf(lines.values());
    }

    /** The corrections that stand and whose senders say something else by now. */
    private static Set<Long> doubted(Connection connection) throws SQLException {
        Set<Long> doubted = new HashSet<>();
        for (long record : Qualities.corrected(connection)) {
            for (Standing standing :
                    Evidences.of(connection, record).orElseThrow().corrections()) {
                if (standing.state() == State.DOUBT) {
                    doubted.add(standing.correction().id());
                }
            }
        }
        return doubted;
    }

    private static QualityLine line(ResultSet row, Measure measure, String detail, long count) throws SQLException {
        String provider = row.getString(3);
        return new QualityLine(
                row.getString(1), row.getString(2), provider, province(provider), measure, detail, count);
    }

    /** A university's code has it after its first two digits, a unified social credit code too, in its division; other schools' codes do not say it. */
    private static String province(String provider) {
        boolean told = InstitutionCode.of(provider) != null && (provider.length() > 10 || provider.startsWith("41"));
        return told ? provider.substring(2, 4) : "";
    }
}
