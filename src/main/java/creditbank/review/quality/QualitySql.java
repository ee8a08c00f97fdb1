package creditbank.review.quality;

/** The statements of {@link Qualities}. */
final class QualitySql {
    static final String SENDERS = """
            select s.name, count(*) filter (where b.state in ('credited', 'sealed')),
                coalesce(sum(b.rows) filter (where b.state in ('credited', 'sealed')), 0),
                coalesce(sum(b.refused) filter (where b.state in ('credited', 'sealed')), 0), count(*) filter (where b.state = 'refused')
            from batch b join source s on s.source_id = b.source_id
            where b.business_date >= ? group by s.name order by s.name""";

    /** Of a row with two equal findings one counts. */
    static final String FINDINGS = """
            select s.name, f.code, f.error, count(distinct (f.batch_id, f.ordinal))
            from batch b
            join source s on s.source_id = b.source_id
            join finding f on f.batch_id = b.batch_id
            where b.business_date >= ? group by s.name, f.code, f.error order by s.name, 4 desc, f.code""";

    static final String WAITING = """
            select
                (select count(*) from (
                    select distinct least(x.learner_id, y.learner_id), greatest(x.learner_id, y.learner_id)
                    from pair p
                    join membership x on x.identity_id = p.a and x.until_batch is null
                    join membership y on y.identity_id = p.b and y.until_batch is null
                    where x.learner_id <> y.learner_id
                    except
                    select least(x.learner_id, y.learner_id), greatest(x.learner_id, y.learner_id)
                    from link_decision d
                    join membership x on x.identity_id = d.a and x.until_batch is null
                    join membership y on y.identity_id = d.b and y.until_batch is null
                    where d.undone_at is null) l),
                (select count(*) from record_doubt),
                (select count(*) from link_decision where applied_batch is null)
                    + (select count(*) from record_decision where applied_batch is null)
                    + (select count(*) from record_correction where applied_batch is null)""";

    /** Of live records with several claims; results are left out for courses, whose claims are attempts. */
    static final String DISAGREEMENTS = """
            with several as materialized (
                select r.record_id, r.learner_id, r.record_key
                from record r join record_version v using (record_id, version)
                where r.live and v.claims > 1),
            said as (
                select r.record_id, nullif(c.provider, '') as provider, nullif(c.code, '') as code, nullif(c.title, '') as title,
                    nullif(c.level, '') as level, nullif(c.number, '') as number, nullif(c.term, '') as term,
                    c.begin_date::text || '/' || c.begin_precision as begin_date, c.end_date::text || '/' || c.end_precision as end_date,
                    case when c.kind <> 1 then nullif(c.score || coalesce(c.status::text, ''), '') end as result, c.credits, c.hours
                from several r
                join membership m on m.learner_id = r.learner_id and m.until_batch is null
                join claim c on c.identity_id = m.identity_id and c.ended_batch is null
                left join record_alias s on s.learner_id = r.learner_id and s.record_key = c.record_key and s.until_batch is null
                where coalesce(s.lead_key, c.record_key) = r.record_key),
            differing as (
                select min(provider) <> max(provider) as provider, min(code) <> max(code) as code, min(title) <> max(title) as title,
                    min(level) <> max(level) as level, min(number) <> max(number) as number, min(term) <> max(term) as term,
                    min(begin_date) <> max(begin_date) as begin_date, min(end_date) <> max(end_date) as end_date,
                    min(result) <> max(result) as result, min(credits) <> max(credits) as credits, min(hours) <> max(hours) as hours
                from said group by record_id)
            select count(*) filter (where provider), count(*) filter (where code), count(*) filter (where title), count(*) filter (where level),
                count(*) filter (where number), count(*) filter (where term), count(*) filter (where begin_date),
                count(*) filter (where end_date), count(*) filter (where result), count(*) filter (where credits), count(*) filter (where hours)
            from differing""";

    /** The live records that stand under a correction. */
    static final String CORRECTED = """
            select distinct r.record_id
            from record_correction k
            join correction_claim a using (correction_id)
            join claim c on c.source_id = a.source_id and c.claim_key = a.claim_key and c.ended_batch is null
            join membership m on m.identity_id = c.identity_id and m.until_batch is null
            left join record_alias s on s.learner_id = m.learner_id and s.record_key = c.record_key and s.until_batch is null
            join record r on r.learner_id = m.learner_id and r.record_key = coalesce(s.lead_key, c.record_key) and r.live
            where k.undone_at is null order by 1""";

    static final String DISPUTES =
            "select coalesce(outcome, 'open'), count(*) from panel_case where record_id is not null group by 1 order by 1";

    private QualitySql() {}
}
