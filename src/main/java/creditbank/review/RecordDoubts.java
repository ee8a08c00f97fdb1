package creditbank.review;

import creditbank.credit.same.ClaimPair;
import creditbank.credit.same.compare.Likeness;
import creditbank.outcome.Kind;
import creditbank.review.RecordDoubt.Half;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The store of records in doubt, those first on which most credits hang. Reads only. */
public final class RecordDoubts {
    private static final String QUEUE = """
            with pairs as (
                select distinct on (least(x.record_id, y.record_id), greatest(x.record_id, y.record_id))
                    d.learner_id, d.a, d.b, d.levels, x.record_id as one, y.record_id as other, x.version as one_version, y.version as other_version
                from record_doubt d
                left join record_alias s on s.learner_id = d.learner_id and s.record_key = d.a and s.until_batch is null
                left join record_alias t on t.learner_id = d.learner_id and t.record_key = d.b and t.until_batch is null
                join record x on x.learner_id = d.learner_id and x.record_key = coalesce(s.lead_key, d.a) and x.live
                join record y on y.learner_id = d.learner_id and y.record_key = coalesce(t.lead_key, d.b) and y.live
                where x.record_id <> y.record_id
                order by least(x.record_id, y.record_id), greatest(x.record_id, y.record_id), d.levels),
            head as (
                select p.*, v.kind, v.title as one_title, w.title as other_title, least(coalesce(v.credits, 0), coalesce(w.credits, 0)) as credits,
                    count(*) over () as doubtful
                from pairs p
                join record_version v on v.record_id = p.one and v.version = p.one_version
                join record_version w on w.record_id = p.other and w.version = p.other_version
                order by credits desc, p.one, p.other limit ?)
            select h.doubtful, h.learner_id, h.kind, h.one, h.one_title, h.other, h.other_title, h.credits, h.levels, f.claim_id, g.claim_id
            from head h
            cross join lateral (
                select min(c.claim_id) as claim_id from membership m join claim c on c.identity_id = m.identity_id and c.ended_batch is null
                where m.learner_id = h.learner_id and m.until_batch is null and c.record_key = h.a) f
            cross join lateral (
                select min(c.claim_id) as claim_id from membership m join claim c on c.identity_id = m.identity_id and c.ended_batch is null
                where m.learner_id = h.learner_id and m.until_batch is null and c.record_key = h.b) g
            where f.claim_id is not null and g.claim_id is not null
            order by h.credits desc, h.one, h.other""";

    private RecordDoubts() {}

    /**
     * The head of the queue.
     *
     * @param doubtful how many pairs wait in all
     */
    public record Head(long doubtful, List<RecordDoubt> first) {
        public Head {
            first = List.copyOf(first);
        }
    }

    /** The pairs with the most at stake. */
    public static Head queue(Connection connection, int most) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(QUEUE)) {
            statement.setInt(1, most);
            List<RecordDoubt> first = new ArrayList<>();
            long doubtful = 0;
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    doubtful = row.getLong(1);
                    first.add(doubt(row));
                }
            }
            return new Head(doubtful, first);
        }
    }

    /** How many pairs of keys are in doubt, at no cost; of two records there may be several. */
    public static long count(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select count(*) from record_doubt");
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private static RecordDoubt doubt(ResultSet row) throws SQLException {
        short kind = row.getShort(3);
        return new RecordDoubt(
                ClaimPair.of(row.getLong(10), row.getLong(11)),
                row.getLong(2),
                Stream.of(Kind.values())
                        .filter(one -> one.code() == kind)
                        .findFirst()
                        .orElseThrow(),
                new Half(row.getLong(4), row.getString(5)),
                new Half(row.getLong(6), row.getString(7)),
                row.getLong(8),
                Likeness.words(row.getInt(9)));
    }
}
