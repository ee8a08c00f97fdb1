package creditbank.credit.correct;

/** The statements of {@link Corrections}. */
final class CorrectionSql {
    static final String COLUMNS = """
            select k.correction_id, k.facet, k.value, k.was, k.reason, k.corrected_by, k.corrected_at, k.undone_by, k.undone_at,
                coalesce(k.applied_batch, 0)""";

    static final String KEEP = """
            insert into record_correction (facet, value, was, reason, corrected_by) values (?, ?, ?, ?, ?) returning correction_id""";

    /** The live claims behind the record. */
    static final String ANCHOR = """
            insert into correction_claim (correction_id, source_id, claim_key)
            select ?, c.source_id, c.claim_key
            from record r
            join membership m on m.learner_id = r.learner_id and m.until_batch is null
            join claim c on c.identity_id = m.identity_id and c.ended_batch is null
            left join record_alias s on s.learner_id = m.learner_id and s.record_key = c.record_key and s.until_batch is null
            where r.record_id = ? and coalesce(s.lead_key, c.record_key) = r.record_key""";

    static final String UNDO = """
            update record_correction set undone_by = ?, undone_at = now(), applied_batch = null where correction_id = ? and undone_at is null""";

    static final String OF_RECORD = COLUMNS + """

            from record_correction k
            where k.correction_id in (
                select a.correction_id
                from record r
                join membership m on m.learner_id = r.learner_id and m.until_batch is null
                join claim c on c.identity_id = m.identity_id and c.ended_batch is null
                left join record_alias s on s.learner_id = m.learner_id and s.record_key = c.record_key and s.until_batch is null
                join correction_claim a on a.source_id = c.source_id and a.claim_key = c.claim_key
                where r.record_id = ? and coalesce(s.lead_key, c.record_key) = r.record_key)
            order by k.correction_id""";

    static final String STANDING = COLUMNS + """
            , a.source_id, a.claim_key
            from record_correction k join correction_claim a using (correction_id)
            where k.undone_at is null order by k.correction_id""";

    /** What this batch follows; what people say after this waits for the next. */
    static final String WAITING = """
            create temp table waiting_correction on commit drop as
            select correction_id, undone_at from record_correction where applied_batch is null""";

    static final String TOUCH = """
            insert into affected
            select m.learner_id, c.record_key, c.record_key
            from waiting_correction w
            join correction_claim a using (correction_id)
            join claim c on c.source_id = a.source_id and c.claim_key = a.claim_key and c.ended_batch is null
            join membership m on m.identity_id = c.identity_id and m.until_batch is null
            except select learner_id, lead_key, record_key from affected""";

    static final String APPLIED = """
            update record_correction k set applied_batch = %d from waiting_correction w
            where k.correction_id = w.correction_id and k.applied_batch is null and k.undone_at is not distinct from w.undone_at""";

    private CorrectionSql() {}
}
