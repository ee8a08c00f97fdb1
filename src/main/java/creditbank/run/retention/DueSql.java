package creditbank.run.retention;

/**
 * What is old enough and no longer needed. Parameters of each: how many last applied batches stay, before when it must have ended, and the subjects that are asked for, or null for all. The
 * first column is the subject, the others are the facts that an archive keeps.
 */
final class DueSql {
    /** Batches that something still needs: unfinished ones; refused ones that can be rerun; the last applied of each source; those whose claims an open dispute is about. */
    private static final String NEEDED = """
            with standing as (
                select b.* from batch b
                where b.state in ('credited', 'sealed') and b.delivery_id is not null
                    and not exists (select from undoing u where u.batch_id = b.batch_id and u.redone_by is null)
            ), needed as (
                select b.batch_id from batch b where b.state in ('open', 'credited')
                union
                select b.batch_id from batch b
                where b.state = 'refused'
                    and not exists (select from standing n where n.source_id = b.source_id and n.batch_id > b.batch_id)
                union
                select batch_id from (
                    select batch_id, row_number() over (partition by source_id order by sequence desc) as place
                    from standing where repeats is null) last
                where place <= ?
                union
                select c.batch_id
                from panel_case p join record r using (record_id)
                join record_claim k on k.record_id = r.record_id
                join claim c on c.claim_id = k.claim_id
                where p.outcome is null
            ), given as (select ?::timestamptz as before, ?::bigint[] as subjects)
            """;

    /** Facts: batch, its state, executions, steps, rows read, rows written. */
    static final String RUN = NEEDED + """
            select i.job_instance_id::text, coalesce(b.batch_id::text, ''), coalesce(b.state, ''),
                count(distinct e.job_execution_id)::text, count(s.step_execution_id)::text,
                coalesce(sum(s.read_count), 0)::text, coalesce(sum(s.write_count), 0)::text
            from given g cross join batch_job_instance i
            join batch_job_execution e using (job_instance_id)
            left join batch_step_execution s using (job_execution_id)
            left join batch b on b.run_id = i.job_instance_id
            where (g.subjects is null or i.job_instance_id = any(g.subjects))
                and (b.batch_id is null or b.ended_at < g.before and b.batch_id not in (select batch_id from needed))
            group by i.job_instance_id, b.batch_id, b.state, g.before
            having max(coalesce(e.last_updated, e.create_time)) < (g.before at time zone 'UTC') - interval '1 day'
                and not bool_or(e.status in ('STARTING', 'STARTED', 'STOPPING'))
            order by i.job_instance_id""";

    /** Facts: source, its number among the source's, its digest, the digests of its parts. One more parameter: since when runs that ended can be repeated. */
    static final String DELIVERY = NEEDED + """
            , window_ as (select ?::timestamptz as since)
            select d.delivery_id::text, s.name, d.sequence::text, d.digest, string_agg(p.digest, ',' order by p.ordinal)
            from given g cross join window_ w cross join delivery d join source s using (source_id) join delivery_part p using (delivery_id)
            where (g.subjects is null or d.delivery_id = any(g.subjects))
                and d.landed_at < least(g.before, w.since)
                and not exists (select from purged u where u.kind = 'delivery' and u.subject = d.delivery_id::text)
                and not exists (
                    select from batch b where (b.delivery_id = d.delivery_id or b.run_id = d.run_id)
                        and (coalesce(b.ended_at, 'infinity') >= least(g.before, w.since) or b.batch_id in (select batch_id from needed)))
            group by d.delivery_id, s.name order by d.delivery_id""";

    /** Bytes of no delivery, or only of such as are purged. Facts: how many. No parameter for batches. */
    static final String OBJECT = """
            with given as (select ?::timestamptz as before, ?::text[] as subjects, ?::text[] as deliveries)
            select o.digest, o.bytes::text
            from given g cross join landed_object o
            where (g.subjects is null or o.digest = any(g.subjects)) and o.landed_at < g.before and o.wrapped_key is not null
                and not exists (
                    select from delivery_part p where p.digest = o.digest and p.delivery_id::text <> all(g.deliveries)
                        and not exists (select from purged u where u.kind = 'delivery' and u.subject = p.delivery_id::text))
            order by o.digest""";

    /** Facts: rows, and the digest over their texts' digests in their order. */
    static final String REFUSALS = NEEDED + """
            select b.batch_id::text, count(*)::text,
                encode(sha256(string_agg(coalesce(r.raw_digest, sha256(r.raw)), ''::bytea order by r.ordinal)), 'hex')
            from given g cross join batch b join refusal r using (batch_id)
            where (g.subjects is null or b.batch_id = any(g.subjects))
                and b.ended_at < g.before and b.batch_id not in (select batch_id from needed)
            group by b.batch_id having bool_or(r.raw is not null) order by b.batch_id""";

    /** Facts: findings, errors among them, and how many of each code. */
    static final String FINDINGS = NEEDED + """
            select batch_id::text, sum(n)::text, sum(errors)::text, string_agg(code || '=' || n, ',' order by code)
            from (
                select f.batch_id, f.code, count(*) as n, count(*) filter (where f.error) as errors
                from given g cross join batch b join finding f using (batch_id)
                where (g.subjects is null or b.batch_id = any(g.subjects))
                    and b.ended_at < g.before and b.batch_id not in (select batch_id from needed)
                group by f.batch_id, f.code) coded
            group by batch_id order by batch_id""";

    /** Facts: rows, the export's digest, and of each file path, rows and digest of its content. The first parameter counts exports. */
    static final String EXPORT = """
            with last as (select export_id from export order by export_id desc limit ?),
                given as (select ?::timestamptz as before, ?::bigint[] as subjects)
            select e.export_id::text, e.rows::text, e.digest,
                string_agg(f.path || '=' || f.rows || '=' || f.content_digest, ',' order by f.path)
            from given g cross join export e join export_file f using (export_id)
            where (g.subjects is null or e.export_id = any(g.subjects))
                and e.published_at < g.before and e.export_id not in (select export_id from last)
            group by e.export_id order by e.export_id""";

    private DueSql() {}
}
