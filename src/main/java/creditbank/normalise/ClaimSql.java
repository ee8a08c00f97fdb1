package creditbank.normalise;

/** The statements of {@link Claims}; {@code %1$d} is the batch, {@code %2$d} its source, {@code %3$d} the trust. */
final class ClaimSql {
    static final String VALUES = """
            claim_key, content, record_key, begin_date, end_date, result_date, score_hundredths, credits, hours, kind, begin_precision, end_precision,
            result_precision, scale, attempt, status, provider, code, title, term, number, level, score""";

    static final String CONFLICTS = """
            insert into finding (batch_id, ordinal, code, error, file, line, field, value, expected)
            select %1$d, s.ordinal, '%2$s', false, s.file, s.line, '', '', 'the content of ' || w.file || ':' || w.line || ', which counts'
            from repeated r
            join staging.claim_%1$d s on s.claim_key = r.claim_key and s.ordinal < r.last
            join staging.claim_%1$d w on w.claim_key = r.claim_key and w.ordinal = r.last
            where not s.withdraw and not w.withdraw and s.content <> w.content""";

    static final String COMPARE = """
            with joined as materialized (
                select s.ordinal, s.withdraw, c.claim_id, c.content = s.content and c.trust = %3$d as same
                from staging.claim_%1$d s
                left join claim c on c.source_id = %2$d and c.claim_key = s.claim_key and c.ended_batch is null),
            put_fresh as (insert into fresh select ordinal from joined where not withdraw and same is not true),
            put_ending as (insert into ending select claim_id from joined where claim_id is not null and (withdraw or not same))
            select count(*) filter (where not withdraw and claim_id is null),
                   count(*) filter (where not withdraw and not same),
                   count(*) filter (where not withdraw and same),
                   count(*) filter (where withdraw),
                   count(*) filter (where withdraw and claim_id is not null)
            from joined""";

    static final String MISSING = """
            insert into ending
            select c.claim_id from claim c
            where c.source_id = %2$d and c.ended_batch is null
                and not exists (select from staging.claim_%1$d s where s.claim_key = c.claim_key)
                and not exists (select from staging.mention_%1$d m where m.claim_key = c.claim_key)""";

    static final String END = """
            with ended as (
                update claim c set ended_batch = %1$d from ending e where c.claim_id = e.claim_id returning c.identity_id, c.record_key)
            insert into touched select identity_id, record_key, true from ended""";

    /**
     * In the order of the key, so that the largest index grows in runs. Each row looks its identity up: the planner cannot know how many identities the source has
     * got in this transaction, and where it believed none it compared every row with every identity.
     */
    static final String BEGIN = """
            with begun as (
                insert into claim (identity_id, batch_id, source_id, trust, line, %4$s)
                select i.identity_id, %1$d, %2$d, %3$d, s.line, %5$s
                from fresh f
                join staging.claim_%1$d s on s.ordinal = f.ordinal
                cross join lateral (
                    select k.identity_id from identity k where k.source_id = %2$d and k.identity_key = s.identity_key limit 1) i
                order by s.claim_key
                returning identity_id, record_key)
            insert into touched select identity_id, record_key, false from begun""";

    private ClaimSql() {}
}
