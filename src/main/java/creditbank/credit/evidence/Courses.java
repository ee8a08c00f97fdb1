package creditbank.credit.evidence;

import creditbank.credit.content.Attempt;
import creditbank.credit.content.Content;
import creditbank.credit.content.ContentColumns;
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
     */
    public record Course(long recordId, Content content, List<Attempt> attempts) {
        public Course {
            attempts = List.copyOf(attempts);
        }
    }

    /** All that the learner has, by term; of a learner who went into another those of that one. */
    public static List<Course> ofLearner(Connection connection, long learner) throws SQLException {
        Map<Long, List<Attempt>> attempts = attempts(connection, learner);
        try (PreparedStatement statement = connection.prepareStatement(RECORDS)) {
            statement.setLong(1, learner);
            List<Course> courses = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    List<Attempt> several = attempts.getOrDefault(row.getLong(1), List.of());
                    Content content = ContentColumns.read(row, 2, several);
                    courses.add(new Course(
                            row.getLong(1), content, several.isEmpty() ? List.of(content.result()) : several));
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
