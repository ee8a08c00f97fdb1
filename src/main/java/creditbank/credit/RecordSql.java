package creditbank.credit;

import creditbank.credit.content.ContentColumns;

/** The statements of {@link Records}; {@code %1$d} is the batch. */
final class RecordSql {

    /** Learner and claims' key of everything that the batch's claims and moved identities can change, and the key of the record that they make. */
    static final String AFFECTED = """
            create temp table affected on commit drop as
            select learner_id, record_key as lead_key, record_key
            from (
                select m.learner_id, t.record_key from touched t
                join membership m on m.identity_id = t.identity_id and m.until_batch is null
                union
                select old_learner, record_key from moved_pair
                union
                select new_learner, record_key from moved_pair) a""";

    /** Learner and record key of everything that lost a claim: alone what is here can end. */
    static final String LOSING = """
            create temp table losing on commit drop as
            select m.learner_id, t.record_key from touched t
            join membership m on m.identity_id = t.identity_id and m.until_batch is null
            where t.ended
            union
            select old_learner, record_key from moved_pair""";

    static final String MOVED_PAIRS = """
            create temp table moved_pair on commit drop as
            select distinct v.old_learner, v.new_learner, coalesce(s.lead_key, c.record_key) as lead_key, c.record_key
            from moved_identity v
            join claim c on c.identity_id = v.identity_id
            left join record_alias s on s.learner_id = v.old_learner and s.record_key = c.record_key and s.until_batch is null
            where c.ended_batch is null or c.ended_batch = %1$d""";

    static final String TOOK_OVER = """
            select count(*) from (
                select distinct v.new_learner, coalesce(s.lead_key, c.record_key)
                from moved_identity v
                join claim c on c.identity_id = v.identity_id
                left join record_alias s on s.learner_id = v.new_learner and s.record_key = c.record_key and s.until_batch is null
                where c.ended_batch is null and c.batch_id <> %1$d) t""";

    /**
     * A record whose claims have all gone to one learner that has no such record goes with them under its number; its next version says so. Every other record
     * that lost its claims ends, and the learner's own record grows.
     */
    static final String CARRY = """
            update record r set learner_id = p.new_learner, content = null
            from (
                select distinct on (record_id) record_id, new_learner
                from (
                    select distinct on (p.new_learner, p.lead_key) r.record_id, p.new_learner
                    from moved_pair p
                    join record r on r.learner_id = p.old_learner and r.record_key = p.lead_key and r.live
                    where not exists (select from record t where t.learner_id = p.new_learner and t.record_key = p.lead_key)
                        and not exists (
                            select from membership m join claim c on c.identity_id = m.identity_id
                            left join record_alias s on s.learner_id = m.learner_id and s.record_key = c.record_key and s.until_batch is null
                            where m.learner_id = p.old_learner and m.until_batch is null
                                and coalesce(s.lead_key, c.record_key) = p.lead_key and c.ended_batch is null)
                        and exists (
                            select from moved_identity v join claim c on c.identity_id = v.identity_id
                            where v.old_learner = p.old_learner and v.new_learner = p.new_learner
                                and c.record_key = p.record_key and c.ended_batch is null)
                    order by p.new_learner, p.lead_key, r.record_id) c
                order by record_id, new_learner) p
            where r.record_id = p.record_id""";

    /** Where a record went along under a key that only names it, the claims' keys stand under that name there too, until they are compared again. */
    static final String CARRY_NAMES = """
            insert into record_alias (learner_id, record_key, lead_key, from_batch)
            select distinct on (p.new_learner, p.record_key) p.new_learner, p.record_key, p.lead_key, %1$d
            from moved_pair p
            join record r on r.learner_id = p.new_learner and r.record_key = p.lead_key and r.live
            where p.lead_key <> p.record_key
                and not exists (
                    select from record_alias s
                    where s.learner_id = p.new_learner and s.record_key = p.record_key and s.until_batch is null)
            order by p.new_learner, p.record_key, r.record_id""";

    static final String LIVE = """
            select a.learner_id, a.lead_key, r.record_id, r.version, r.live, r.content, c.source_id, c.claim_key, c.trust, %s
            from affected a
            join membership m on m.learner_id = a.learner_id and m.until_batch is null
            join claim c on c.identity_id = m.identity_id and c.record_key = a.record_key and c.ended_batch is null
            left join record r on r.learner_id = a.learner_id and r.record_key = a.lead_key
            order by a.learner_id, a.lead_key""".formatted(ContentColumns.of("c"));

    /** A record ends when neither its own key nor one that stands under it has a live claim; a key that stands under another has no record of its own. */
    static final String END = """
            with ended as (
                update record r set live = false, content = null, version = r.version + 1, batch_id = %1$d
                from losing a
                where r.learner_id = a.learner_id and r.record_key = a.record_key and r.live
                    and (not exists (
                            select from membership m join claim c on c.identity_id = m.identity_id
                            where m.learner_id = a.learner_id and m.until_batch is null
                                and c.record_key = a.record_key and c.ended_batch is null)
                        or exists (
                            select from record_alias s
                            where s.learner_id = a.learner_id and s.record_key = a.record_key and s.until_batch is null))
                    and not exists (
                        select from record_alias s
                        join membership m on m.learner_id = s.learner_id and m.until_batch is null
                        join claim c on c.identity_id = m.identity_id and c.record_key = s.record_key and c.ended_batch is null
                        where s.learner_id = a.learner_id and s.lead_key = a.record_key and s.until_batch is null)
                returning r.record_id, r.learner_id, r.version)
            insert into record_version (record_id, batch_id, learner_id, version, claims, live, %2$s)
            select e.record_id, %1$d, e.learner_id, e.version, 0, false, %3$s
            from ended e join record_version v on v.record_id = e.record_id and v.version = e.version - 1""";

    static final String CHANGE = """
            update record r set batch_id = %1$d, content = c.content, version = c.version, live = true
            from change c where r.record_id = c.record_id""";

    static final String VERSIONS = """
            select v.record_id, v.version, v.learner_id, v.live, %s
            from record_version v where v.batch_id = ? order by v.record_id""".formatted(ContentColumns.of("v"));

    static final String ATTEMPTS = """
            select a.record_id, a.version, a.%s
            from record_version v join attempt a using (record_id, version)
            where v.batch_id = ? order by a.record_id, a.ordinal""".formatted(String.join(", a.", ContentColumns.ATTEMPT));

    private RecordSql() {}
}
