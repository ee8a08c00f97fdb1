package creditbank.normalise;

/** The statements of {@link Reversals}; {@code %1$d} is the claims' source, {@code %2$d} the batch that is taken or brought back. */
final class ReversalSql {
    static final String KEYS = """
            create temp table reversed_key on commit drop as
            select distinct claim_key from claim where source_id = %1$d and (batch_id = %2$d or ended_batch = %2$d)""";

    /** What stands of each key: the claim of the last of the source's batches that counts and has written it, none where that one ended it. */
    static final String STANDING = """
            create temp table standing on commit drop as
            select distinct on (claim_key) claim_key, batch_id, claim_id
            from (
                select c.claim_key, c.batch_id, c.claim_id
                from reversed_key k join claim c on c.source_id = %1$d and c.claim_key = k.claim_key
                union all
                select c.claim_key, c.ended_batch, null
                from reversed_key k join claim c on c.source_id = %1$d and c.claim_key = k.claim_key and c.ended_batch is not null) w
            where exists (
                select from batch b
                where b.batch_id = w.batch_id and b.source_id = %1$d
                    and not exists (select from undoing u where u.batch_id = b.batch_id and u.redone_by is null))
            order by claim_key, batch_id desc, claim_id nulls last""";

    /** What is to stand and what is live, of keys where these differ. An identity that retired and was named anew since has the new number. */
    static final String DIFFERENT = """
            create temp table different on commit drop as
            select k.claim_key, l.claim_id as live_id, l.identity_id as live_identity, s.claim_id as standing_id, s.identity_id as standing_identity
            from reversed_key k
            left join claim l on l.source_id = %1$d and l.claim_key = k.claim_key and l.ended_batch is null
            left join (
                select s.claim_key, s.claim_id, c.content, c.trust, coalesce(n.identity_id, c.identity_id) as identity_id
                from standing s
                join claim c on c.claim_id = s.claim_id
                left join retired_identity r on r.identity_id = c.identity_id
                left join identity n on n.source_id = r.source_id and n.identity_key = r.identity_key) s on s.claim_key = k.claim_key
            where (l.identity_id, l.content, l.trust) is distinct from (s.identity_id, s.content, s.trust)""";

    static final String TAKING = """
            create temp table taking on commit drop as
            select live_id as claim_id, live_identity as identity_id from different where live_id is not null""";

    static final String REVIVING = """
            create temp table reviving on commit drop as
            select standing_id as claim_id, standing_identity as identity_id from different where standing_id is not null""";

    /** Keys that a later batch has written again. */
    static final String KEPT = "select count(*) from standing where batch_id > %2$d";

    /** {@code %1$d} is the batch that reverses. */
    static final String END = """
            with ended as (
                update claim c set ended_batch = %1$d from taking t where c.claim_id = t.claim_id returning c.identity_id, c.record_key)
            insert into touched select identity_id, record_key, true from ended""";

    /** {@code %1$d} is the batch that reverses. */
    static final String BEGIN = """
            with begun as (
                insert into claim (identity_id, batch_id, source_id, trust, line, %2$s)
                select r.identity_id, %1$d, c.source_id, c.trust, c.line, %3$s
                from reviving r join claim c on c.claim_id = r.claim_id
                order by c.claim_key
                returning identity_id, record_key)
            insert into touched select identity_id, record_key, false from begun""";

    private ReversalSql() {}
}
