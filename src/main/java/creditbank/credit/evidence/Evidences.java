package creditbank.credit.evidence;

import creditbank.credit.content.Attempt;
import creditbank.credit.content.Choice;
import creditbank.credit.content.Content;
import creditbank.credit.content.ContentColumns;
import creditbank.credit.content.Facet;
import creditbank.credit.content.Said;
import creditbank.credit.content.Survivorship;
import creditbank.credit.correct.Correction;
import creditbank.credit.correct.Corrections;
import creditbank.credit.correct.Standing;
import creditbank.credit.evidence.Behind.Brought;
import creditbank.credit.evidence.Behind.Translation;
import creditbank.credit.evidence.Evidence.Doubtful;
import creditbank.credit.evidence.Evidence.Head;
import creditbank.credit.evidence.Evidence.OtherName;
import creditbank.credit.same.compare.Likeness;
import creditbank.finding.Mask;
import creditbank.map.kept.KeptScales;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The store of what stands behind records. Reads only; the connection should be in a transaction of repeatable reads. */
public final class Evidences {
    private final Connection connection;
    private final long recordId;
    private final KeptScales scales;

    private Evidences(Connection connection, long recordId, KeptScales scales) {
        this.connection = connection;
        this.recordId = recordId;
        this.scales = scales;
    }

    private Evidences(Connection connection, long recordId) {
        this(connection, recordId, new KeptScales(connection));
    }

    /** Of one record; empty where there is none of that number. */
    public static Optional<Evidence> of(Connection connection, long recordId) throws SQLException {
        return new Evidences(connection, recordId).evidence();
    }

    /** The live claims behind a record, the most believed first. */
    public static List<Behind> claims(Connection connection, long recordId, KeptScales scales) throws SQLException {
        return new Evidences(connection, recordId, scales).claims();
    }

    /** Of the live record in which a claim stands; empty where it was withdrawn or never was. */
    public static Optional<Evidence> ofClaim(Connection connection, long claim) throws SQLException {
        List<Long> record = new Evidences(connection, claim).rows(EvidenceSql.OF_CLAIM, row -> row.getLong(1));
        return record.isEmpty() ? Optional.empty() : of(connection, record.getFirst());
    }

    /** The live records in which the claims of an ended record stand now: one where it went into another, none where they were withdrawn. */
    public static List<Long> successors(Connection connection, long recordId) throws SQLException {
        return new Evidences(connection, recordId).rows(EvidenceSql.SUCCESSORS, row -> row.getLong(1));
    }

    @FunctionalInterface
    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> rows(String sql, Reader<T> reader) throws SQLException {
        return rows(sql, recordId, reader);
    }

    private <T> List<T> rows(String sql, long parameter, Reader<T> reader) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, parameter);
            List<T> rows = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    rows.add(reader.read(row));
                }
            }
            return rows;
        }
    }

    private record Shown(Head head, Content content) {}

    private Optional<Evidence> evidence() throws SQLException {
        List<Attempt> attempts = rows(EvidenceSql.ATTEMPTS, row -> ContentColumns.attempt(row, 3));
        Optional<Shown> found =
                rows(EvidenceSql.RECORD, row -> shown(row, attempts)).stream().findFirst();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Shown shown = found.get();
        List<Behind> claims = shown.head().live() ? claims() : List.of();
        List<Said> said = claims.stream().map(Behind::said).toList();
        List<Correction> corrections = Corrections.ofRecord(connection, recordId);
        return Optional.of(new Evidence(
                shown.head(),
                shown.content(),
                choices(said, corrections, shown.content()),
                claims,
                versions(),
                rows(EvidenceSql.OTHER_NAMES, Evidences::otherName),
                rows(EvidenceSql.DOUBTS, Evidences::doubtful),
                standings(said, corrections, shown.content())));
    }

    private static List<Choice> choices(List<Said> said, List<Correction> corrections, Content shown) {
        Set<Facet> corrected = corrections.stream()
                .filter(correction -> correction.stands() && correction.batch() != 0)
                .map(Correction::facet)
                .collect(Collectors.toSet());
        return said.isEmpty() ? List.of() : Choice.of(said, shown, corrected);
    }

    private static List<Standing> standings(List<Said> said, List<Correction> corrections, Content shown) {
        if (said.isEmpty()) {
            return List.of();
        }
        Content base = Survivorship.of(said);
        return corrections.stream()
                .map(correction -> Standing.of(correction, base, shown))
                .toList();
    }

    private Shown shown(ResultSet row, List<Attempt> attempts) throws SQLException {
        long learner = row.getLong(2);
        List<String> names = rows(EvidenceSql.NAMES, learner, name -> Mask.name(name.getString(1)));
        String masked = String.join(", ", names.stream().distinct().toList());
        Head head = new Head(row.getLong(1), learner, masked, row.getInt(3), row.getBoolean(4));
        return new Shown(head, ContentColumns.read(row, 5, attempts));
    }

    private List<Behind> claims() throws SQLException {
        List<Behind> claims = new ArrayList<>(rows(EvidenceSql.CLAIMS, this::behind));
        claims.sort(Comparator.comparing(Behind::said, Said.ORDER));
        return claims;
    }

    private Behind behind(ResultSet row) throws SQLException {
        Said said = new Said(
                row.getString(2),
                row.getObject(3, UUID.class),
                row.getShort(4),
                ContentColumns.read(row, 13, List.of()));
        Brought by = new Brought(
                row.getLong(5),
                row.getObject(6, LocalDate.class),
                row.getLong(7),
                row.getString(9),
                row.getLong(10),
                row.getString(8));
        String mapping = row.getString(12);
        return new Behind(
                row.getLong(1), said, by, Mask.name(row.getString(11)), new Translation(mapping, scales.of(mapping)));
    }

    private List<Version> versions() throws SQLException {
        List<Version> versions = new ArrayList<>();
        @Nullable Content before = null;
        for (Made made : rows(EvidenceSql.VERSIONS, Evidences::made)) {
            versions.add(
                    new Version(made.number, made.by, made.live, made.claims, Version.changes(before, made.content)));
            before = made.content;
        }
        return versions;
    }

    private record Made(int number, Version.By by, boolean live, int claims, Content content) {}

    private static Made made(ResultSet row) throws SQLException {
        Version.By by =
                new Version.By(row.getLong(2), row.getString(3), row.getObject(4, LocalDate.class), row.getString(5));
        return new Made(row.getInt(1), by, row.getBoolean(6), row.getInt(7), ContentColumns.read(row, 8, List.of()));
    }

    private static OtherName otherName(ResultSet row) throws SQLException {
        return new OtherName(row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4));
    }

    private static Doubtful doubtful(ResultSet row) throws SQLException {
        return new Doubtful(
                row.getLong(1), row.getString(2), row.getLong(3), row.getLong(4), Likeness.words(row.getInt(5)));
    }
}
