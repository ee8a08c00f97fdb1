package creditbank.seal;

import java.util.List;

/** The statements of {@link Erasures}: whom an erasure is about, and everything that is deleted. {@code ?} is the learner. */
final class ErasureSql {
    /** What other transactions have begun before is over, and no import begins, until the erasure is committed. */
    static final String ALONE = "set local lock_timeout = '20s'; lock table batch in share row exclusive mode";

    static final String LEARNERS = """
            create temp table erasing_learner on commit drop as
            select learner_id from learner where learner_id = %1$d or forward_to = %1$d""";

    /** Retired identities were members of the learner when they retired. */
    static final String IDENTITIES = """
            create temp table erasing_identity on commit drop as
            select m.identity_id from membership m join erasing_learner using (learner_id) where m.until_batch is null
            union
            select r.identity_id from retired_identity r
            join membership m on m.identity_id = r.identity_id and m.until_batch = r.retired_batch
            join erasing_learner using (learner_id)
            union
            select r.identity_id from retired_identity r
            where exists (
                select from erasing_learner e
                join membership m on m.learner_id = e.learner_id and m.until_batch is null
                join identity i on i.identity_id = m.identity_id
                where i.document_token = r.document_token
                    or i.source_id = r.source_id and (i.identity_key = r.identity_key or i.name_key = r.name_key))""";

    /**
     * All records under all the learner's numbers; and of those whom the learner was taken for before a split the ended ones that nobody but this learner's claims ever made.
     */
    static final String RECORDS = """
            create temp table erasing_record on commit drop as
            select r.record_id from record r join erasing_learner using (learner_id)
            union
            select r.record_id from record r
            where not r.live
                and r.learner_id in (select learner_id from membership where identity_id in (select identity_id from erasing_identity))
                and exists (
                    select from record_claim rc join claim c using (claim_id)
                    where rc.record_id = r.record_id and c.identity_id in (select identity_id from erasing_identity))
                and not exists (
                    select from record_claim rc join claim c using (claim_id)
                    where rc.record_id = r.record_id and c.identity_id not in (select identity_id from erasing_identity))""";

    /**
     * Threads of acts, each with all that is about it, whosever number was written down while learners were merged and split. A thread belongs to those who hold its records
     * now, or whose ended records they are; where there are none left, to the learner of its first act. It goes whole when nobody but the learner holds a part of it. What an audit
     * found is a thread of its own, for its sample is of many.
     */
    static final String ACTS = """
            create temp table erasing_act on commit drop as
            with recursive former as (
                select learner_id from erasing_learner
                union select learner_id from membership where identity_id in (select identity_id from erasing_identity)
                union select o.learner_id from claim c
                    join claim w on w.source_id = c.source_id and w.claim_key = c.claim_key and w.ended_batch is not null and w.identity_id <> c.identity_id
                    join membership o on o.identity_id = w.identity_id
                    where c.identity_id in (select identity_id from erasing_identity) and c.ended_batch is null),
            near as (
                select record_id from erasing_record union select record_id from record join former using (learner_id)),
            touched as (
                select act_id from act join former using (learner_id)
                union select act_id from act join near using (record_id)
                union select act_id from redemption join near using (record_id)
                union select act_id from panel_case join near using (record_id)),
            up as (
                select act_id, case when type <> 'found' then about end as about from act join touched using (act_id)
                union select a.act_id, a.about from up join act a on a.act_id = up.about),
            thread as (
                select act_id as root, act_id from up where about is null
                union select t.root, a.act_id from thread t join act a on a.about = t.act_id),
            named as (
                select t.root, a.record_id from thread t join act a using (act_id) where a.record_id is not null
                union select t.root, p.record_id from thread t join redemption p using (act_id)
                union select t.root, c.record_id from thread t join panel_case c using (act_id) where c.record_id is not null),
            held as (
                select n.root, e.record_id is not null as own
                from named n
                join record r on r.record_id = coalesce(record_now(n.record_id), n.record_id)
                left join erasing_record e on e.record_id = r.record_id),
            judged as (
                select t.root, coalesce(
                    (select bool_and(h.own) from held h where h.root = t.root),
                    exists (select from act a join erasing_learner using (learner_id) where a.act_id = t.root)) as goes
                from (select distinct root from thread) t)
            select t.act_id from thread t join judged j using (root) where j.goes""";

    /** The senders' keys of the learner's rows, but for rows that name somebody else by now; what people said of records hangs on them. */
    static final String KEYS = """
            create temp table erasing_key on commit drop as
            select distinct c.source_id, c.claim_key from claim c
            where c.identity_id in (select identity_id from erasing_identity)
                and not exists (
                    select from claim o
                    where o.source_id = c.source_id and o.claim_key = c.claim_key and o.ended_batch is null
                        and o.identity_id not in (select identity_id from erasing_identity))""";

    /** Versions that stay since they are of somebody else, although a claim of this learner stood behind them while both were one. */
    static final String SHARED = """
            select count(distinct (rc.record_id, rc.version))
            from record r join record_claim rc using (record_id) join claim c using (claim_id)
            where r.learner_id in (select learner_id from membership where identity_id in (select identity_id from erasing_identity))
                and r.record_id not in (select record_id from erasing_record)
                and c.identity_id in (select identity_id from erasing_identity)""";

    /** In this order. */
    static final List<String> DELETE = List.of(
            "delete from sampled_record where record_id in (select record_id from erasing_record)",
            "update sampled_record set verdict = null, found_by = null where found_by in (select act_id from erasing_act)",
            "delete from panel_interest where act_id in (select act_id from erasing_act)",
            "update panel_interest set related = (select coalesce(array_agg(r), '{}') from unnest(related) r"
                    + " where r not in (select learner_id from erasing_learner))"
                    + " where related && (select array_agg(learner_id) from erasing_learner)",
            "delete from panel_member where act_id in (select act_id from erasing_act)",
            "delete from panel_case where act_id in (select act_id from erasing_act)",
            "delete from certificate where act_id in (select act_id from erasing_act)",
            "delete from redemption where act_id in (select act_id from erasing_act)",
            "delete from act where act_id in (select act_id from erasing_act)",
            "delete from correction_claim where (source_id, claim_key) in (select source_id, claim_key from erasing_key)",
            "delete from record_correction c where not exists (select from correction_claim k where k.correction_id = c.correction_id)",
            "delete from record_decision where (a_source, a_claim) in (select source_id, claim_key from erasing_key)"
                    + " or (b_source, b_claim) in (select source_id, claim_key from erasing_key)",
            "delete from attempt where record_id in (select record_id from erasing_record)",
            "delete from conversion where record_id in (select record_id from erasing_record)",
            "delete from record_version where record_id in (select record_id from erasing_record)",
            "delete from record where record_id in (select record_id from erasing_record)",
            "delete from record_alias where learner_id in (select learner_id from erasing_learner)",
            "delete from record_doubt where learner_id in (select learner_id from erasing_learner)",
            "insert into shared_stale select distinct c.record_key from claim c"
                    + " where c.identity_id in (select identity_id from erasing_identity) and c.ended_batch is null and (c.kind = 3 or c.kind = 2 and c.number <> '')"
                    + " and exists (select from claim o where o.record_key = c.record_key and o.ended_batch is null and (o.kind = 3 or o.kind = 2 and o.number <> '')"
                    + " and o.identity_id not in (select identity_id from erasing_identity)) on conflict do nothing",
            "delete from claim where identity_id in (select identity_id from erasing_identity)",
            "delete from identity_key where posting / 2 in (select identity_id from erasing_identity)",
            "delete from identity_key_recent where posting / 2 in (select identity_id from erasing_identity)",
            "delete from pair where a in (select identity_id from erasing_identity) or b in (select identity_id from erasing_identity)",
            "delete from link_opinion where a in (select identity_id from erasing_identity) or b in (select identity_id from erasing_identity)",
            "delete from link_decision where a in (select identity_id from erasing_identity) or b in (select identity_id from erasing_identity)",
            "delete from membership where identity_id in (select identity_id from erasing_identity)",
            "delete from revival where identity_id in (select identity_id from erasing_identity)",
            "delete from retired_identity where identity_id in (select identity_id from erasing_identity)",
            "delete from identity where identity_id in (select identity_id from erasing_identity)");

    /** The keyed hashes by which a sender may name the learner again. */
    static final String TOKENS = """
            insert into erased_identity (token, erasure_id)
            select distinct t.token, %1$d
            from (select identity_key, document_token, name_key from identity where identity_id in (select identity_id from erasing_identity)
                union all
                select identity_key, document_token, name_key from retired_identity
                where identity_id in (select identity_id from erasing_identity)) i
            cross join lateral unnest(array[i.identity_key, i.document_token, i.name_key]) as t (token)
            where t.token is not null
            on conflict do nothing""";

    static final String COUNTS = """
            select (select count(*) from erasing_learner), (select count(*) from erasing_identity),
                (select count(*) from claim where identity_id in (select identity_id from erasing_identity)),
                (select count(*) from erasing_record) + (select count(*) from erasing_act),
                (select count(*) from record_version where record_id in (select record_id from erasing_record))""";

    /** Tables of staged deliveries, each with its batch and whether that may still be credited; of all others nothing is read any more. */
    static final String STAGED = """
            select b.batch_id, b.state in ('open', 'refused')
            from pg_tables t join batch b on b.batch_id = substr(t.tablename, 10)::bigint
            where t.schemaname = 'staging' and t.tablename ~ '^identity_[0-9]+$' order by 1""";

    static final String NAMED = """
            select exists (
                select from staging.identity_%d s
                join (
                    select identity_id, identity_key, document_token, name_key from identity
                    union all select identity_id, identity_key, document_token, name_key from retired_identity) i
                    on i.identity_id in (select identity_id from erasing_identity) and (i.identity_key = s.identity_key
                        or i.document_token = s.document_token or i.name_key = s.name_key))""";

    private ErasureSql() {}
}
