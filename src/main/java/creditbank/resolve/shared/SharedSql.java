package creditbank.resolve.shared;

/** The statements of {@link SharedReports}. */
final class SharedSql {
    /**
     * The pairs that the batch's claims concern: those between identities that have what a claim reports that began or ended, or that an erasure took away, and those that the batch has
     * found. {@code %1$d} is the batch.
     */
    static final String CONCERNED = """
            create temp table concerned on commit drop as
            with reported as materialized (
                select c.identity_id
                from (select record_key from touched union select record_key from shared_stale) t join claim c on c.record_key = t.record_key and %2$s
                union select identity_id from touched where ended)
            select a, b from pair where batch_id = %1$d
            union
            select p.a, p.b from reported x join pair p on p.a = x.identity_id join reported y on y.identity_id = p.b""";

    /** All that an erasure took away has been weighed. */
    static final String FRESH = "delete from shared_stale";

    static final String EVERY_PAIR = "create temp table concerned on commit drop as select a, b from pair";

    /** What two senders report of both sides of a pair, and how many identities have it. */
    static final String COMMON = """
            create temp table common on commit drop as
            with both_have as materialized (
                select distinct p.a, p.b, x.record_key, x.kind
                from concerned p
                join claim x on x.identity_id = p.a and %1$s
                join claim y on y.identity_id = p.b and y.record_key = x.record_key and y.source_id <> x.source_id and %2$s)
            select h.a, h.b, h.kind, n.identities
            from both_have h
            join (
                select k.record_key, count(distinct c.identity_id) as identities
                from (select distinct record_key from both_have) k join claim c on c.record_key = k.record_key and %3$s
                group by k.record_key) n on n.record_key = h.record_key""".formatted(stands("x"), stands("y"), stands("c"));

    /**
     * Pairs that weigh otherwise now; whoever links by one, or did, is clustered again. {@code %1$s} and {@code %2$s} are what a training and a certificate's number are worth,
     * {@code %3$d} names with nothing in common as a pair's levels have them, {@code %4$s} the weight of a link.
     */
    static final String WEIGH = """
            with other as materialized (
                select p.a, p.b, p.weight as before, w.after
                from concerned c
                join pair p on p.a = c.a and p.b = c.b
                left join (
                    select a, b, max(case kind when 3 then %1$s else %2$s end::double precision - ln(identities / 2.0::double precision) / ln(2::double precision)) as bits
                    from common group by a, b) o on o.a = p.a and o.b = p.b
                cross join lateral (
                    select case when (p.levels & 15) = %3$d or o.bits is null or o.bits <= 0 then p.facts else (p.facts + o.bits)::real end as after) w
                where w.after <> p.weight),
            put as (update pair p set weight = o.after from other o where p.a = o.a and p.b = o.b)
            insert into parted select unnest(array[a, b]) from other where greatest(before, after) >= %4$s""";

    /** The things of one pair. */
    static final String OF_PAIR = "select kind, identities from common order by kind, identities";

    private SharedSql() {}

    /** That a claim stands, of a training or of a certificate with a number; the index of these has the same words. */
    static String stands(String claim) {
        return "%1$s.ended_batch is null and (%1$s.kind = 3 or %1$s.kind = 2 and %1$s.number <> '')".formatted(claim);
    }
}
