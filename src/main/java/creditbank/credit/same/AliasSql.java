package creditbank.credit.same;

import creditbank.credit.content.ContentColumns;

/** The statements of {@link Aliases}; {@code %1$d} is the batch. */
final class AliasSql {

    /** Learners of whom several identities are known; others have one source. */
    static final String SEVERAL = """
            create temp table several on commit drop as
            select m.learner_id
            from (select distinct learner_id from affected) a
            join membership m on m.learner_id = a.learner_id and m.until_batch is null
            group by m.learner_id having count(*) > 1""";

    /**
     * Learners with keys of several sources that may be the same, or that were united or in doubt until now. It lets more through than {@link creditbank.credit.same.compare.Comparison}
     * finds alike, never less: kind, provider (a name may be anybody's) and date or term, or a certificate's number.
     */
    static final String SUSPECT = """
            create temp table suspect on commit drop as
            with said as materialized (
                select m.learner_id, c.source_id, c.kind, c.record_key, c.term, c.begin_date, c.end_date, c.number,
                    coalesce(c.begin_precision, 0) < 3 as inexact,
                    case when ascii(c.provider) > 90 then null when length(c.provider) = 18 then substr(c.provider, 9, 9)
                        when length(c.provider) = 10 then c.provider end as body
                from several l
                join membership m on m.learner_id = l.learner_id and m.until_batch is null
                join claim c on c.identity_id = m.identity_id and c.ended_batch is null)
            select x.learner_id
            from said x
            join said y on y.learner_id = x.learner_id and y.kind = x.kind and y.source_id > x.source_id and y.record_key <> x.record_key
            where x.kind = 2 and x.number = y.number and x.number <> ''
                or (x.body = y.body or x.body is null or y.body is null)
                and case when x.kind = 1 and (x.term <> '' or y.term <> '')
                    then x.term = '' or y.term = '' or starts_with(x.term, y.term) or starts_with(y.term, x.term)
                    else x.inexact or y.inexact or abs(x.begin_date - y.begin_date) <= 1 end
            union
            select a.learner_id from affected a join record_alias s on s.learner_id = a.learner_id and s.until_batch is null
            union
            select a.learner_id from affected a join record_doubt d on d.learner_id = a.learner_id
            union
            select m.learner_id
            from (
                select a_source as source_id, a_claim as claim_key from record_decision where undone_at is null or applied_batch = %1$d
                union all
                select b_source, b_claim from record_decision where undone_at is null or applied_batch = %1$d) k
            join claim c on c.source_id = k.source_id and c.claim_key = k.claim_key and c.ended_batch is null
            join membership m on m.identity_id = c.identity_id and m.until_batch is null
            where m.learner_id in (select learner_id from affected)""";

    /** All that is said of them, with the records under each key and under the key where it stands now. */
    static final String CLAIMS = """
            select m.learner_id, c.record_key, coalesce(r.record_id, 0), coalesce(r.live, false),
                s.lead_key, coalesce(f.record_id, 0), coalesce(f.live, false), c.source_id, c.claim_key, %s
            from suspect l
            join membership m on m.learner_id = l.learner_id and m.until_batch is null
            join claim c on c.identity_id = m.identity_id and c.ended_batch is null
            left join record r on r.learner_id = m.learner_id and r.record_key = c.record_key
            left join record_alias s on s.learner_id = m.learner_id and s.record_key = c.record_key and s.until_batch is null
            left join record f on f.learner_id = m.learner_id and f.record_key = s.lead_key
            order by m.learner_id, c.record_key""".formatted(ContentColumns.of("c"));

    static final String TABLES = """
            create temp table due_alias (learner_id bigint, record_key uuid, lead_key uuid) on commit drop;
            create temp table due_doubt (learner_id bigint, a uuid, b uuid, levels int) on commit drop""";

    static final String CHANGED = """
            create temp table changed_alias on commit drop as
            select learner_id, record_key, s.lead_key as old_lead, d.lead_key as new_lead
            from (select a.learner_id, a.record_key, a.lead_key from suspect l
                    join record_alias a on a.learner_id = l.learner_id and a.until_batch is null) s
            full join due_alias d using (learner_id, record_key)
            where s.lead_key is distinct from d.lead_key""";

    static final String CLOSE = """
            update record_alias a set until_batch = %1$d from changed_alias c
            where a.learner_id = c.learner_id and a.record_key = c.record_key and a.until_batch is null and c.old_lead is not null""";

    static final String OPEN = """
            insert into record_alias (learner_id, record_key, lead_key, from_batch)
            select learner_id, record_key, new_lead, %1$d from changed_alias where new_lead is not null order by learner_id, record_key""";

    static final String SETTLE = """
            delete from record_doubt d using suspect l
            where d.learner_id = l.learner_id
                and not exists (select from due_doubt n where n.learner_id = d.learner_id and n.a = d.a and n.b = d.b and n.levels = d.levels)""";

    static final String DOUBT = """
            insert into record_doubt (learner_id, a, b, levels, batch_id)
            select learner_id, a, b, levels, %1$d from due_doubt order by learner_id, a, b
            on conflict do nothing""";

    /** What the batch's claims and the changed leads touch, under the keys where the records stand before and after. */
    static final String AFFECT = """
            insert into affected
            select a.learner_id, s.lead_key, s.lead_key from affected a
            join record_alias s on s.learner_id = a.learner_id and s.record_key = a.record_key and s.until_batch is null
            union
            select learner_id, coalesce(old_lead, record_key), coalesce(old_lead, record_key) from changed_alias
            union
            select learner_id, coalesce(new_lead, record_key), coalesce(new_lead, record_key) from changed_alias
            except select learner_id, lead_key, record_key from affected""";

    /** A key that stands under another is nothing by itself. */
    static final String UNAFFECT = """
            delete from affected a using record_alias s
            where s.learner_id = a.learner_id and s.record_key = a.record_key and s.until_batch is null""";

    static final String SPREAD = """
            insert into affected
            select a.learner_id, a.lead_key, s.record_key from affected a
            join record_alias s on s.learner_id = a.learner_id and s.lead_key = a.lead_key and s.until_batch is null""";

    static final String LOSE = """
            insert into losing
            select a.learner_id, s.lead_key from losing a
            join record_alias s on s.learner_id = a.learner_id and s.record_key = a.record_key and s.until_batch is null
            union
            select learner_id, coalesce(old_lead, record_key) from changed_alias
            except select learner_id, record_key from losing""";

    private AliasSql() {}
}
