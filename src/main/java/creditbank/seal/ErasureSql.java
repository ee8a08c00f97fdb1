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

    /** All that was done for the learner, and what is about it. */
    static final String ACTS = """
            create temp table erasing_act on commit drop as
            with own as (select act_id from act join erasing_learner using (learner_id))
            select act_id from own union select a.act_id from act a join own on own.act_id = a.about""";

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
            "delete from claim where identity_id in (select identity_id from erasing_identity)",
            "delete from identity_key where posting / 2 in (select identity_id from erasing_identity)",
            "delete from identity_key_recent where posting / 2 in (select identity_id from erasing_identity)",
            "delete from pair where a in (select identity_id from erasing_identity) or b in (select identity_id from erasing_identity)",
            "delete from link_opinion where a in (select identity_id from erasing_identity) or b in (select identity_id from erasing_identity)",
            "delete from link_decision where a in (select identity_id from erasing_identity) or b in (select identity_id from erasing_identity)",
            "delete from membership where identity_id in (select identity_id from erasing_identity)",
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
