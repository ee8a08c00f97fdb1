package creditbank.resolve;

/** The statements of {@link Retirements}. */
final class RetirementSql {
    static final String COLUMNS = """
            identity_id, batch_id, identity_key, document_token, name_key, phone_token, birth_date, source_id, birth_precision, gender, number, name, folded_name,
            document, phone""";

    static final String RESTORED = """
            create temp table restored on commit drop as
            select distinct r.identity_id, r.retired_batch from reviving v join retired_identity r on r.identity_id = v.identity_id""";

    static final String RESTORE = """
            insert into identity (%1$s) overriding system value
            select %1$s from retired_identity where identity_id in (select identity_id from restored)""";

    /** Those that the batch {@code %1$d} of the source {@code %2$d} names again: of several of one key the one that retired last, and none where one stands. */
    static final String REVIVED = """
            create temp table restored on commit drop as
            select distinct on (r.identity_key) r.identity_id, r.retired_batch from retired_identity r
            where r.source_id = %2$d and exists (select from staging.identity_%1$d s where s.identity_key = r.identity_key)
                and not exists (select from identity i where i.identity_key = r.identity_key and i.source_id = r.source_id)
            order by r.identity_key, r.retired_batch desc""";

    static final String NOTE_REVIVED = """
            with noted as (insert into revival (identity_id, retired_batch, revived_batch) select identity_id, retired_batch, %1$d from restored)
            insert into new_identity select i.identity_id, i.document_token, i.name_key from restored r join identity i on i.identity_id = r.identity_id""";

    /** They were members when they retired, and are again, where the learner has gone since. */
    static final String REJOIN = """
            insert into membership (identity_id, learner_id, from_batch, score, reason, levels)
            select h.identity_id, coalesce(l.forward_to, h.learner_id), %1$d, h.score, h.reason, h.levels
            from restored r
            join membership h on h.identity_id = r.identity_id and h.until_batch = r.retired_batch
            join learner l on l.learner_id = h.learner_id""";

    /** Those without a live claim whom no batch that counts has ever named, and on whom neither a decision nor an act of the registry hangs. */
    static final String GONE = """
            create temp table gone on commit drop as
            select i.identity_id, i.document_token, i.name_key
            from (select distinct identity_id from taking) t
            join identity i on i.identity_id = t.identity_id
            where not exists (select from claim c where c.identity_id = t.identity_id and c.ended_batch is null)
                and not exists (
                    select from claim c join batch b on b.batch_id = c.batch_id
                    where c.identity_id = t.identity_id and b.source_id = i.source_id
                        and not exists (select from undoing u where u.batch_id = b.batch_id and u.redone_by is null))
                and not exists (select from link_decision d where t.identity_id in (d.a, d.b) and d.undone_at is null)
                and not exists (
                    select from membership m join learner l on l.learner_id = m.learner_id or l.forward_to = m.learner_id
                    join act a on a.learner_id = l.learner_id
                    where m.identity_id = t.identity_id and m.until_batch is null)""";

    static final String RETIRE = """
            insert into retired_identity (%2$s, retired_batch)
            select %2$s, %1$d from identity where identity_id in (select identity_id from gone)""";

    static final String CLOSE = """
            update membership m set until_batch = %1$d from gone g where m.identity_id = g.identity_id and m.until_batch is null""";

    private RetirementSql() {}
}
