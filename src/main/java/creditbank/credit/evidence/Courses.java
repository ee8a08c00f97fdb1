package creditbank.credit.evidence;

import creditbank.credit.content.Attempt;
import creditbank.credit.content.Content;
import creditbank.credit.content.ContentColumns;
import creditbank.credit.counting.Ranking;
import creditbank.map.kept.KeptScales;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The store of a learner's courses with their attempts. Reads only. */
public final class Courses {
    private static final String LEARNER = "(select coalesce(forward_to, learner_id) from learner where learner_id = ?)";

    private static final String RECORDS = """
            select r.record_id, %s
            from record r join record_version v using (record_id, version)
            where r.learner_id = %s and r.live and v.kind = 1 order by v.term, v.begin_date, v.title, r.record_id""".formatted(ContentColumns.of("v"), LEARNER);

    private static final String ATTEMPTS = """
            select r.record_id, a.version, a.%s
            from record r join attempt a using (record_id, version)
            where r.learner_id = %s and r.live order by r.record_id, a.ordinal""".formatted(String.join(", a.", ContentColumns.ATTEMPT), LEARNER);

    private Courses() {}

    /**
     * A course.
     *
     * @param attempts all, in their order
     * @param claims those behind it, where an attempt's score is no number of the hundred-point scale; else none
     */
    public record Course(long recordId, Content content, List<Attempt> attempts, List<Behind> claims) {
        public Course {
            attempts = List.copyOf(attempts);
            claims = List.copyOf(claims);
        }

        /** How rankings count it. */
        public Ranking ranking() {
            return Ranking.of(attempts, attempt -> Derivation.value(attempt, claims));
        }
    }

    /** All that the learner has, by term; of a learner who went into another those of that one. */
    public static List<Course> ofLearner(Connection connection, long learner) throws SQLException {
        Map<Long, List<Attempt>> attempts = attempts(connection, learner);
        try (PreparedStatement statement = connection.prepareStatement(RECORDS)) {
            statement.setLong(1, learner);
            KeptScales scales = new KeptScales(connection);
            List<Course> courses = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    List<Attempt> several = attempts.getOrDefault(row.getLong(1), List.of());
                    Content content = ContentColumns.read(row, 2, several);
                    List<Attempt> all = several.isEmpty() ? List.of(content.result()) : several;
                    List<Behind> claims = all.stream().anyMatch(Derivation::isDerivable)
                            ? Evidences.claims(connection, row.getLong(1), scales)
                            : List.of();
                    courses.add(new Course(row.getLong(1), content, all, claims));
                }
            }
            return courses;
        }
    }

    private static Map<Long, List<Attempt>> attempts(Connection connection, long learner) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ATTEMPTS)) {
            statement.setLong(1, learner);
            Map<Long, List<Attempt>> attempts = new HashMap<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    attempts.computeIfAbsent(row.getLong(1), any -> new ArrayList<>())
                            .add(ContentColumns.attempt(row, 3));
                }
            }
            return attempts;
        }
    }
}
