package creditbank.credit.evidence;

import creditbank.credit.content.ContentColumns;

/** The statements of {@link Evidences}; the parameter is the record, twice where there is a second. */
final class EvidenceSql {
    static final String RECORD = """
            select r.record_id, coalesce(l.forward_to, l.learner_id), r.version, r.live, %s
            from record r join learner l on l.learner_id = r.learner_id join record_version v using (record_id, version)
            where r.record_id = ?""".formatted(ContentColumns.of("v"));

    static final String ATTEMPTS = "select record_id, version, " + String.join(", ", ContentColumns.ATTEMPT)
            + " from attempt join record using (record_id, version) where record_id = ? order by ordinal";

    static final String NAMES = """
            select distinct i.name from membership m join identity i on i.identity_id = m.identity_id
            where m.learner_id = ? and m.until_batch is null order by 1""";

    private static final String LIVE = """
            from record r
            join membership m on m.learner_id = r.learner_id and m.until_batch is null
            join claim c on c.identity_id = m.identity_id and c.ended_batch is null
            left join record_alias s on s.learner_id = m.learner_id and s.record_key = c.record_key and s.until_batch is null
            """;

    static final String CLAIMS = """
            select c.claim_id, s.name, c.claim_key, c.trust, c.batch_id, b.business_date, coalesce(d.sequence, 0), coalesce(d.digest, ''),
                coalesce((
                    select string_agg(p.name, ', ' order by p.ordinal) || case when count(*) < max(p.total) then ' and others' else '' end
                    from (select name, ordinal, count(*) over () as total from delivery_part where delivery_id = b.delivery_id order by ordinal limit 3) p), ''),
                coalesce(c.line, 0), i.name, coalesce(b.mapping_digest, ''), %s
            from (select c.claim_id %s where r.record_id = ? and coalesce(s.lead_key, c.record_key) = r.record_key) k
            join claim c using (claim_id)
            join source s on s.source_id = c.source_id
            join identity i on i.identity_id = c.identity_id
            join batch b on b.batch_id = c.batch_id
            left join delivery d on d.delivery_id = b.delivery_id""".formatted(ContentColumns.of("c"), LIVE);

    static final String VERSIONS = """
            select v.version, v.batch_id, s.name, b.business_date, b.state, v.live, v.claims, %s
            from record_version v join batch b on b.batch_id = v.batch_id join source s on s.source_id = b.source_id
            where v.record_id = ? order by v.version""".formatted(ContentColumns.of("v"));

    static final String OTHER_NAMES = """
            select a.record_key, coalesce(o.record_id, 0), a.from_batch, coalesce(a.until_batch, 0)
            from record r
            join record_alias a on a.learner_id = r.learner_id and a.lead_key = r.record_key
            left join record o on o.learner_id = a.learner_id and o.record_key = a.record_key
            where r.record_id = ? order by a.from_batch, a.record_key""";

    /** Of each doubtful pair the lowest live claim of either side. */
    static final String DOUBTS = """
            with mine as (
                select distinct r.learner_id, k.record_key
                from record r
                cross join lateral (
                    select r.record_key
                    union all
                    select a.record_key from record_alias a
                    where a.learner_id = r.learner_id and a.lead_key = r.record_key and a.until_batch is null) k
                where r.record_id = ?),
            pairs as (
                select d.learner_id, m.record_key as here, case when d.a = m.record_key then d.b else d.a end as there, d.levels
                from mine m join record_doubt d on d.learner_id = m.learner_id and m.record_key in (d.a, d.b))
            select o.record_id, v.title, h.claim_id, t.claim_id, p.levels
            from pairs p
            cross join lateral (
                select min(c.claim_id) as claim_id from membership m join claim c on c.identity_id = m.identity_id and c.ended_batch is null
                where m.learner_id = p.learner_id and m.until_batch is null and c.record_key = p.here) h
            cross join lateral (
                select min(c.claim_id) as claim_id from membership m join claim c on c.identity_id = m.identity_id and c.ended_batch is null
                where m.learner_id = p.learner_id and m.until_batch is null and c.record_key = p.there) t
            left join record_alias a on a.learner_id = p.learner_id and a.record_key = p.there and a.until_batch is null
            join record o on o.learner_id = p.learner_id and o.record_key = coalesce(a.lead_key, p.there) and o.live
            join record_version v on v.record_id = o.record_id and v.version = o.version
            where h.claim_id is not null and t.claim_id is not null
            order by o.record_id, h.claim_id, t.claim_id""";

    /** Where the claims are now that stood behind the last version that had any. */
    static final String SUCCESSORS = """
            with last as (
                select record_id, max(version) as version from record_version where record_id = ? and live group by record_id)
            select distinct r.record_id
            from last v
            join record_claim w on w.record_id = v.record_id and w.version = v.version
            join claim f on f.claim_id = w.claim_id
            join claim c on c.source_id = f.source_id and c.claim_key = f.claim_key and c.ended_batch is null
            join membership m on m.identity_id = c.identity_id and m.until_batch is null
            left join record_alias s on s.learner_id = m.learner_id and s.record_key = c.record_key and s.until_batch is null
            join record r on r.learner_id = m.learner_id and r.record_key = coalesce(s.lead_key, c.record_key) and r.live
            order by 1""";

    /** The live record in which a claim of any content stands now. */
    static final String OF_CLAIM = """
            select r.record_id
            from claim f
            join claim c on c.source_id = f.source_id and c.claim_key = f.claim_key and c.ended_batch is null
            join membership m on m.identity_id = c.identity_id and m.until_batch is null
            left join record_alias s on s.learner_id = m.learner_id and s.record_key = c.record_key and s.until_batch is null
            join record r on r.learner_id = m.learner_id and r.record_key = coalesce(s.lead_key, c.record_key) and r.live
            where f.claim_id = ?""";

    private EvidenceSql() {}
}
