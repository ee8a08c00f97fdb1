package creditbank.review;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The store of doubtful pairs of learners, computed from the pairs and decisions that {@code resolve} keeps. Reads only. */
public final class Doubts {
    private static final String OPEN = """
            with doubt as (
                select least(x.learner_id, y.learner_id) as learner, greatest(x.learner_id, y.learner_id) as other_learner,
                    (array_agg(p.a order by p.weight desc, p.a, p.b))[1] as a, (array_agg(p.b order by p.weight desc, p.a, p.b))[1] as b,
                    max(p.weight) as weight, (array_agg(p.levels order by p.weight desc, p.a, p.b))[1] as levels
                from pair p
                join membership x on x.identity_id = p.a and x.until_batch is null
                join membership y on y.identity_id = p.b and y.until_batch is null
                where x.learner_id <> y.learner_id
                group by 1, 2),
            decided as (
                select distinct least(x.learner_id, y.learner_id) as learner, greatest(x.learner_id, y.learner_id) as other_learner
                from link_decision d
                join membership x on x.identity_id = d.a and x.until_batch is null
                join membership y on y.identity_id = d.b and y.until_batch is null
                where d.undone_at is null),
            credit as (
                select r.learner_id, coalesce(sum(v.credits), 0) as credits
                from record r join record_version v on v.record_id = r.record_id and v.version = r.version
                where r.live and r.learner_id in (select learner from doubt union select other_learner from doubt)
                group by r.learner_id)
            select d.learner, d.other_learner, d.a, d.b, d.weight, d.levels, least(coalesce(c.credits, 0), coalesce(o.credits, 0)) as stake
            from doubt d
            left join credit c on c.learner_id = d.learner
            left join credit o on o.learner_id = d.other_learner
            where not exists (select from decided x where x.learner = d.learner and x.other_learner = d.other_learner)
            order by stake desc, d.weight desc, d.learner, d.other_learner
            limit ?""";

    private Doubts() {}

    /** The doubts that nobody has decided yet, those with the most at stake first. */
    public static List<Doubt> open(Connection connection, int most) throws SQLException {
        List<Doubt> doubts = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(OPEN)) {
            statement.setInt(1, most);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    doubts.add(new Doubt(
                            row.getLong(1),
                            row.getLong(2),
                            row.getLong(3),
                            row.getLong(4),
                            row.getFloat(5),
                            row.getLong(6),
                            row.getLong(7)));
                }
            }
        }
        return doubts;
    }
}
