package creditbank.resolve;

/** The statements by which {@link Learners} resolves a night, in their order; {@code %1$d} is the batch, {@code %2$d} its source. */
final class Clusters {

    /** The night's identities that the bank has never seen, in the order of their key so that its index grows in runs. */
    static final String NEW_IDENTITIES = """
            with made as (
                insert into identity (batch_id, source_id, identity_key, document_token, name_key, phone_token, birth_date, birth_precision, gender,
                    number, name, folded_name, document, phone)
                select distinct on (s.identity_key) %1$d, %2$d, s.identity_key, s.document_token, s.name_key, s.phone_token, s.birth_date,
                    s.birth_precision, s.gender, s.number, s.name, s.folded_name, s.document, s.phone
                from staging.identity_%1$d s
                where not exists (select from identity i where i.identity_key = s.identity_key and i.source_id = %2$d)
                order by s.identity_key
                returning identity_id, document_token, name_key)
            insert into new_identity select identity_id, document_token, name_key from made""";

    static final String EVERY_IDENTITY =
            "create temp table new_identity on commit drop as select identity_id, document_token, name_key from identity";

    static final String RESTORED_IDENTITIES = """
            create temp table new_identity on commit drop as
            select i.identity_id, i.document_token, i.name_key from restored r join identity i on i.identity_id = r.identity_id""";

    /** Whoever shares a document or a name key with somebody who came back is near, as with somebody who is gone. */
    static final String RESTORED_KEYS = """
            insert into new_identity
            select i.identity_id, i.document_token, i.name_key from restored r join identity i on i.identity_id = r.identity_id""";

    static final String EVERYBODY =
            "create temp table near on commit drop as select distinct learner_id from membership where until_batch is null";

    /** The learners whose clusters the new identities can change: those that share a document or a name key with one. */
    static final String NEAR = """
            create temp table near on commit drop as
            select distinct m.learner_id
            from (
                select i.identity_id from identity i
                where i.document_token in (select document_token from new_identity where document_token is not null) and i.batch_id <> %1$d
                union all
                select i.identity_id from identity i
                where i.name_key in (select name_key from new_identity where name_key is not null) and i.batch_id <> %1$d) n
            join membership m on m.identity_id = n.identity_id and m.until_batch is null""";

    /** Everybody concerned: the new identities and all members of those learners. */
    static final String MEMBERS = """
            create temp table member on commit drop as
            select identity_id, null::bigint as learner_id, document_token, name_key from new_identity
            union all
            select m.identity_id, m.learner_id, i.document_token, i.name_key
            from near n
            join membership m on m.learner_id = n.learner_id and m.until_batch is null
            join identity i on i.identity_id = m.identity_id""";

    /** The documents of the name groups that members without a document stand in. */
    static final String DOCUMENTS = """
            create temp table documents on commit drop as
            select name_key, count(*) as documents, (array_agg(document_token))[1] as document
            from (
                select distinct n.name_key, i.document_token
                from (select distinct name_key from member where document_token is null and name_key is not null) n
                cross join lateral (
                    select document_token from identity where name_key = n.name_key and document_token is not null offset 0) i) d
            group by name_key""";

    /** The rule of the package comment: each member's cluster, named by kind and key. */
    static final String PLACES = """
            create temp table placed on commit drop as
            select m.identity_id, m.learner_id,
                case when m.document_token is not null or d.documents = 1 then 1::smallint
                    when m.name_key is not null then 2::smallint else 3::smallint end as kind,
                case when m.document_token is not null then m.document_token
                    when d.documents = 1 then d.document
                    when m.name_key is not null then m.name_key
                    else lpad(to_hex(m.identity_id), 32, '0')::uuid end as key,
                case when m.document_token is not null then 1::smallint
                    when m.name_key is not null then 2::smallint else 3::smallint end as reason
            from member m
            left join documents d on m.document_token is null and d.name_key = m.name_key""";

    /** Each learner goes with its oldest identity. */
    static final String OWNERS = """
            create temp table owner on commit drop as
            select distinct on (learner_id) learner_id, kind, key from placed where learner_id is not null order by learner_id, identity_id""";

    /**
     * Clusters that split off: the ids that their members once had and that now forward to where they split off from. An id that two of them once shared
     * goes with its oldest identity.
     */
    static final String FORMER = """
            create temp table former on commit drop as
            select distinct on (l.learner_id) l.learner_id, p.kind, p.key
            from (select kind, key from placed where learner_id is not null except select kind, key from owner) s
            join placed p using (kind, key)
            join membership h on h.identity_id = p.identity_id and h.until_batch is not null
            join learner l on l.learner_id = h.learner_id and l.forward_to = p.learner_id
            order by l.learner_id, p.identity_id""";

    /** Learners without members, whose identities have retired, of a cluster with a new identity that names the same document, or the same name, birth date and number. */
    static final String VACANT = """
            create temp table vacant on commit drop as
            select distinct on (l.learner_id) l.learner_id, p.kind, p.key
            from (
                select n.identity_id, r.identity_id as retired, r.retired_batch
                from new_identity n join retired_identity r on r.document_token = n.document_token
                union
                select n.identity_id, r.identity_id, r.retired_batch
                from new_identity n join retired_identity r on r.name_key = n.name_key
                where n.document_token is null or r.document_token is null) n
            join membership h on h.identity_id = n.retired and h.until_batch = n.retired_batch
            join learner l on l.learner_id = h.learner_id and l.forward_to is null
            join placed p on p.identity_id = n.identity_id
            where not exists (select from membership m where m.learner_id = l.learner_id and m.until_batch is null)
            order by l.learner_id, p.identity_id""";

    /**
     * The learner of each cluster: the smallest that comes with it, else the smallest that it gets back from one from whom it splits off, else the smallest that stands empty since an
     * undoing, else a new one.
     */
    static final String CLUSTERS = """
            create temp table cluster on commit drop as
            select kind, key, coalesce(owned, given_back, vacated, nextval('learner_id')) as learner_id,
                owned is null and given_back is null and vacated is null as made, owned is null and given_back is not null as returned
            from (
                select p.kind, p.key, o.owned, f.given_back, v.vacated
                from (select kind, key, min(identity_id) as oldest from placed group by kind, key) p
                left join (select kind, key, min(learner_id) as owned from owner group by kind, key) o using (kind, key)
                left join (select kind, key, min(learner_id) as given_back from former group by kind, key) f using (kind, key)
                left join (select kind, key, min(learner_id) as vacated from vacant group by kind, key) v using (kind, key)
                order by p.oldest) c""";

    static final String NEW_LEARNERS =
            "insert into learner (learner_id, batch_id) select learner_id, %1$d from cluster where made";

    /** What was given back stands for itself again, and the cluster's other former ids forward to it. */
    static final String RETURN = """
            update learner l set forward_to = nullif(c.learner_id, l.learner_id),
                forwarded_batch = case when c.learner_id <> l.learner_id then %1$d end
            from former f join cluster c using (kind, key)
            where l.learner_id = f.learner_id and c.returned""";

    /** Learners that came to a cluster beside an older one forward to it. */
    static final String FORWARD = """
            update learner l set forward_to = c.learner_id, forwarded_batch = %1$d
            from owner o join cluster c using (kind, key)
            where l.learner_id = o.learner_id and c.learner_id <> o.learner_id""";

    /** Whoever forwarded to one of them goes straight to the end, so no chain is ever longer than one step. */
    static final String SHORTEN = """
            update learner l set forward_to = t.forward_to
            from owner o join learner t on t.learner_id = o.learner_id and t.forward_to is not null
            where l.forward_to = o.learner_id""";

    static final String MOVED = """
            create temp table moved_identity on commit drop as
            select p.identity_id, p.learner_id as old_learner, c.learner_id as new_learner
            from placed p join cluster c using (kind, key)
            where p.learner_id <> c.learner_id""";

    static final String CLOSE = """
            update membership m set until_batch = %1$d
            from moved_identity v where m.identity_id = v.identity_id and m.until_batch is null""";

    static final String JOIN = """
            insert into membership (identity_id, learner_id, from_batch, score, reason, levels)
            select p.identity_id, c.learner_id, %1$d, coalesce((1 / (1 + power(2::double precision, greatest(-1000, -s.weight))))::real, 1),
                case when p.reason = 4 and s.identity_id is null then 5 else p.reason end, s.levels
            from placed p join cluster c using (kind, key) left join strongest s on s.identity_id = p.identity_id
            where p.learner_id is distinct from c.learner_id
            order by p.identity_id""";

    private Clusters() {}
}
