package creditbank.review.quality;

import java.util.List;

/** The statements of {@link QualityLines}. Each gives month, source, provider, measure, detail and count of what was on or after a day, its one parameter. */
final class LineSql {
    /** Batches of people have run numbers below 0. Of a business date the same delivery counts once, however often it was pulled, so that a night that is repeated changes nothing. */
    private static final String ARRIVALS = """
            select x.month, x.name, '', m.measure, '', m.figure
            from (
                select to_char(b.business_date, 'YYYY-MM') as month, s.name, count(distinct b.business_date) as due,
                    count(distinct b.business_date) filter (where b.delivery_id is not null) as arrived, count(distinct (b.business_date, d.digest)) filter (where b.delivery_id is not null) as deliveries,
                    coalesce(sum(b.rows) filter (where b.state in ('credited', 'sealed')), 0)::bigint as rows,
                    coalesce(sum(b.duplicate) filter (where b.state in ('credited', 'sealed')), 0)::bigint as duplicates,
                    count(distinct (b.business_date, d.digest)) filter (where b.state = 'refused') as held
                from batch b join source s using (source_id) left join delivery d on d.delivery_id = b.delivery_id
                where b.run_id > 0 and b.business_date >= ? group by 1, 2) x
            cross join lateral (values ('due', due), ('arrived', arrived), ('deliveries', deliveries), ('rows', rows),
                ('duplicates', duplicates), ('held', held)) m (measure, figure)
            where m.figure > 0 or m.measure in ('due', 'arrived')""";

    private static final String FINDINGS = """
            select to_char(b.business_date, 'YYYY-MM'), s.name, '', case when f.error then 'refused' else 'warned' end, f.code,
                count(distinct (f.batch_id, f.ordinal))
            from batch b join source s using (source_id) join finding f using (batch_id)
            where b.business_date >= ? group by 1, 2, 4, 5""";

    private static final String CLAIMS = """
            select to_char(b.business_date, 'YYYY-MM'), s.name, c.provider, 'claims', '', sum(c.n)::bigint
            from (select batch_id, source_id, provider, count(*) as n from claim group by 1, 2, 3) c
            join batch b using (batch_id) join source s on s.source_id = c.source_id
            where b.business_date >= ? group by 1, 2, 3""";

    private static final String CORRECTED = """
            select to_char(k.corrected_at at time zone 'UTC', 'YYYY-MM'), s.name, c.provider, 'corrected', '', count(distinct k.correction_id)
            from record_correction k
            join correction_claim a using (correction_id)
            join claim c on c.source_id = a.source_id and c.claim_key = a.claim_key and c.ended_batch is null
            join source s on s.source_id = c.source_id
            where k.corrected_at >= ?::date group by 1, 2, 3""";

    /** What happened to records that audits and panels look at, under each source behind the record's last live version. */
    private static final String RECORDS = """
            select to_char(b.business_date, 'YYYY-MM'), coalesce(w.source, ''), v.provider, x.measure, x.detail, count(distinct (x.act_id, x.record_id))
            from (
                select act_id, record_id, 'disputed' as measure, '' as detail from panel_case where record_id is not null
                union all
                select act_id, record_id, type, array_to_string(array(select jsonb_array_elements_text(body::jsonb->'reasons')), ' ')
                from act where type in ('panel-refused', 'panel-seated') and record_id is not null
                union all
                select decided_by, record_id, 'dispute-ended', outcome from panel_case where record_id is not null and outcome is not null
                union all
                select r.act_id, r.record_id, 'sampled', s.purpose from sampled_record r join audit_sample s using (act_id)
                union all
                select r.found_by, r.record_id, 'found', s.purpose || ' ' || r.verdict
                from sampled_record r join audit_sample s using (act_id) where r.verdict is not null) x
            join act a on a.act_id = x.act_id
            join batch b on b.batch_id = a.batch_id
            join lateral (select * from record_version v where v.record_id = x.record_id and v.live order by v.version desc limit 1) v on true
            left join lateral (
                select distinct s.name as source from record_claim rc join claim c using (claim_id) join source s on s.source_id = c.source_id
                where rc.record_id = v.record_id and rc.version = v.version) w on true
            where b.business_date >= ? group by 1, 2, 3, 4, 5""";

    static final List<String> ALL = List.of(ARRIVALS, FINDINGS, CLAIMS, CORRECTED, RECORDS);

    /** Where a correction belongs: month, source and provider. */
    static final String CORRECTION = """
            select distinct to_char(k.corrected_at at time zone 'UTC', 'YYYY-MM'), s.name, c.provider
            from record_correction k
            join correction_claim a using (correction_id)
            join claim c on c.source_id = a.source_id and c.claim_key = a.claim_key and c.ended_batch is null
            join source s on s.source_id = c.source_id
            where k.correction_id = ? and k.corrected_at >= ?::date""";

    private LineSql() {}
}
