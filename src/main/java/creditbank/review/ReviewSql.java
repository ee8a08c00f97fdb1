package creditbank.review;

/** The statements of {@link Doubts} and {@link Items}. */
final class ReviewSql {
    /** The strongest pair between each two learners about whom nobody has decided, and how many there are. */
    static final String BETWEEN = """
            create temp table between_learners on commit drop as
            with between_two as (
                select least(x.learner_id, y.learner_id) as low, greatest(x.learner_id, y.learner_id) as high, p.a, p.b, p.weight
                from pair p
                join membership x on x.identity_id = p.a and x.until_batch is null
                join membership y on y.identity_id = p.b and y.until_batch is null
                where x.learner_id <> y.learner_id),
            decided as materialized (
                select least(x.learner_id, y.learner_id) as low, greatest(x.learner_id, y.learner_id) as high
                from link_decision d
                join membership x on x.identity_id = d.a and x.until_batch is null
                join membership y on y.identity_id = d.b and y.until_batch is null
                where d.undone_at is null)
            select distinct on (low, high) low, high, a, b, weight, count(*) over (partition by low, high) as pairs
            from between_two w
            where not exists (select from decided d where d.low = w.low and d.high = w.high)
            order by low, high, weight desc, a, b""";

    /** What each of these learners has; most of the queue's time goes here. */
    static final String OWNED = """
            create temp table owned on commit drop as
            select r.learner_id, coalesce(sum(v.credits), 0) as credits, count(*) as records
            from (select low as learner_id from between_learners union select high from between_learners) l
            join record r on r.learner_id = l.learner_id and r.live
            join record_version v on v.record_id = r.record_id and v.version = r.version
            group by r.learner_id""";

    static final String QUEUE = """
            with sides as (
                select w.*, coalesce(x.credits, 0) as low_credits, coalesce(x.records, 0) as low_records,
                    coalesce(y.credits, 0) as high_credits, coalesce(y.records, 0) as high_records
                from between_learners w
                left join owned x on x.learner_id = w.low
                left join owned y on y.learner_id = w.high),
            staked as (
                select low, high, a, b, weight, pairs, least(low_credits, high_credits) as credits,
                    case when (low_credits, low_records) <= (high_credits, high_records) then low_records else high_records end as records
                from sides),
            head as (
                select *, count(*) over () as doubtful from staked order by credits desc, records desc, weight desc, a, b limit ?)
            select h.a, h.b, m.learner_id, s.name, i.name, n.learner_id, t.name, j.name, h.weight, h.pairs, h.credits, h.records, h.doubtful,
                (select count(*) from record x join record y on y.learner_id = h.high and y.record_key = x.record_key and y.live
                 where x.learner_id = h.low and x.live)
            from head h
            join identity i on i.identity_id = h.a join source s on s.source_id = i.source_id
            join identity j on j.identity_id = h.b join source t on t.source_id = j.source_id
            join membership m on m.identity_id = h.a and m.until_batch is null
            join membership n on n.identity_id = h.b and n.until_batch is null
            order by h.credits desc, h.records desc, h.weight desc, h.a, h.b""";

    static final String IDENTITIES = """
            select i.identity_id, s.name, i.name, i.number, i.birth_date, i.birth_precision, i.gender, i.document, i.document_token is not null,
                m.reason, m.score, i.phone_token
            from membership m join identity i on i.identity_id = m.identity_id join source s on s.source_id = i.source_id
            where m.learner_id = ? and m.until_batch is null
            order by i.identity_id""";

    static final String RECORDS = """
            select v.kind, v.provider, v.title, v.term, v.begin_date, v.begin_precision, v.credits,
                exists (select from record o where o.learner_id = ? and o.record_key = r.record_key and o.live)
            from record r join record_version v on v.record_id = r.record_id and v.version = r.version
            where r.learner_id = ? and r.live
            order by 8 desc, v.kind, v.term, v.title, v.record_id""";

    static final String LEARNERS = """
            select x.learner_id, y.learner_id, p.weight
            from membership x
            join membership y on y.identity_id = ? and y.until_batch is null
            left join pair p on p.a = x.identity_id and p.b = y.identity_id
            where x.identity_id = ? and x.until_batch is null""";

    private ReviewSql() {}
}
