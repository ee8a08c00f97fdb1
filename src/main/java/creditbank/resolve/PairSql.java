package creditbank.resolve;

/** The statements by which pairs and decisions unite what documents and name groups leave apart; {@code %1$d} is the batch, {@code %2$s} the weight of a link. */
final class PairSql {
    /** Learners to whom a pair leads from tonight's identities, whom a decision that waits names, or whose pair tonight took away. Each is looked up: the planner, who does not know how few they are, would read everybody. */
    static final String NEAR_PAIRS = """
            insert into near
            select m.learner_id
            from (
                select p.a as identity_id from new_identity n join pair p on p.b = n.identity_id where p.weight >= %2$s
                union select p.b from new_identity n join pair p on p.a = n.identity_id where p.weight >= %2$s
                union select identity_id from parted
                union select a from waiting
                union select b from waiting) o
            cross join lateral (
                select learner_id from membership where identity_id = o.identity_id and until_batch is null offset 0) m
            where not exists (select from near x where x.learner_id = m.learner_id)
            group by m.learner_id""";

    /** To whom pairs and decisions lead from those learners: one join, for most of them have neither. */
    static final String RING = """
            create temp table ring on commit drop as
            with known as materialized (
                select m.identity_id from near n join membership m on m.learner_id = n.learner_id and m.until_batch is null)
            select distinct m.learner_id
            from (
                select p.b as identity_id from known k join pair p on p.a = k.identity_id where p.weight >= %2$s
                union select p.a from known k join pair p on p.b = k.identity_id where p.weight >= %2$s
                union select d.b from known k join link_decision d on d.a = k.identity_id where d.undone_at is null
                union select d.a from known k join link_decision d on d.b = k.identity_id where d.undone_at is null) o
            join membership m on m.identity_id = o.identity_id and m.until_batch is null
            where not exists (select from near x where x.learner_id = m.learner_id)""";

    /** And on from the ring, as far as pairs and decisions reach: whole components are clustered again, never parts of one. */
    static final String SPREAD = """
            with recursive spread (learner_id) as (
                select learner_id from ring
                union
                select o.learner_id
                from spread s
                join membership m on m.learner_id = s.learner_id and m.until_batch is null
                cross join lateral (
                    select b as identity_id from pair where a = m.identity_id and weight >= %2$s
                    union all select a from pair where b = m.identity_id and weight >= %2$s
                    union all select b from link_decision where a = m.identity_id and undone_at is null
                    union all select a from link_decision where b = m.identity_id and undone_at is null) p
                join membership o on o.identity_id = p.identity_id and o.until_batch is null)
            insert into near select learner_id from spread where not exists (select from near x where x.learner_id = spread.learner_id)""";

    static final String TIES = """
            select x.kind, x.key, y.kind, y.key, max(p.weight)
            from pair p join placed x on x.identity_id = p.a join placed y on y.identity_id = p.b
            where x.kind <> y.kind or x.key <> y.key
            group by x.kind, x.key, y.kind, y.key""";

    static final String DECISIONS = """
            select x.kind, x.key, y.kind, y.key, d.together
            from (select distinct on (a, b) a, b, together from link_decision where undone_at is null order by a, b, decision_id desc) d
            join placed x on x.identity_id = d.a join placed y on y.identity_id = d.b
            where x.kind <> y.kind or x.key <> y.key""";

    /** What orders nodes whatever their numbers are: the least of what their identities say. */
    static final String CONTENTS = """
            select p.kind, p.key, min(s.name || '/' || i.identity_key)
            from node n join placed p on p.kind = n.kind and p.key = n.key
            join identity i on i.identity_id = p.identity_id join source s on s.source_id = i.source_id
            group by p.kind, p.key""";

    static final String UNITE = """
            update placed p set kind = u.to_kind, key = u.to_key, reason = 4
            from united u where p.kind = u.kind and p.key = u.key""";

    /** Of each identity that the model joined, the strongest pair inside its cluster. */
    static final String STRONGEST = """
            create temp table strongest on commit drop as
            select distinct on (identity_id) identity_id, weight, levels
            from (
                select x.identity_id, x.reason, y.identity_id as other, p.weight, p.levels
                from pair p join placed x on x.identity_id = p.a join placed y on y.identity_id = p.b and y.kind = x.kind and y.key = x.key
                union all
                select y.identity_id, y.reason, x.identity_id, p.weight, p.levels
                from pair p join placed x on x.identity_id = p.a join placed y on y.identity_id = p.b and y.kind = x.kind and y.key = x.key) j
            where reason = 4
            order by identity_id, weight desc, other""";

    /** What this batch applies. People decide while batches are credited; what they decide after this waits for the next. */
    static final String WAITING = """
            create temp table waiting on commit drop as
            select decision_id, a, b, undone_at from link_decision where applied_batch is null""";

    static final String APPLIED = """
            update link_decision d set applied_batch = %1$d
            from waiting w
            where d.decision_id = w.decision_id and d.applied_batch is null and d.undone_at is not distinct from w.undone_at""";

    /** The members of the learners whom {@link Holds} is asked about, and whom their pairs lead to; {@code %1$s} is the weight of a link. */
    static final String ASKED_MEMBERS = """
            create temp table member on commit drop as
            with known as materialized (
                select m.identity_id
                from (
                    select learner_id from asked join membership on identity_id = a and until_batch is null
                    union select learner_id from asked join membership on identity_id = b and until_batch is null) l
                join membership m on m.learner_id = l.learner_id and m.until_batch is null),
            reached as (
                select identity_id from known
                union select p.b from known k join pair p on p.a = k.identity_id where p.weight >= %1$s
                union select p.a from known k join pair p on p.b = k.identity_id where p.weight >= %1$s)
            select i.identity_id, m.learner_id, i.document_token, i.name_key
            from reached r join identity i on i.identity_id = r.identity_id
            join membership m on m.identity_id = i.identity_id and m.until_batch is null""";

    private PairSql() {}
}
