package creditbank.credit.same;

/** The statements of {@link SameDecisions}. */
final class DecisionSql {
    /** A claim of any content, and where it stands now. */
    static final String CLAIM = """
            select f.source_id, f.claim_key, coalesce(c.kind, f.kind), c.record_key, m.learner_id
            from claim f
            left join claim c on c.source_id = f.source_id and c.claim_key = f.claim_key and c.ended_batch is null
            left join membership m on m.identity_id = c.identity_id and m.until_batch is null
            where f.claim_id = ?""";

    static final String KEEP = """
            insert into record_decision (a_source, a_claim, a_number, b_source, b_claim, b_number, together, decided_by)
            values (?, ?, ?, ?, ?, ?, ?, ?) returning decision_id""";

    static final String UNDO = """
            update record_decision set undone_by = ?, undone_at = now(), applied_batch = null where decision_id = ? and undone_at is null""";

    static final String SELECT = """
            select d.decision_id,
                coalesce((select c.claim_id from claim c where c.source_id = d.a_source and c.claim_key = d.a_claim and c.ended_batch is null), d.a_number),
                coalesce((select c.claim_id from claim c where c.source_id = d.b_source and c.claim_key = d.b_claim and c.ended_batch is null), d.b_number),
                d.together, d.decided_by, d.decided_at, d.undone_by, d.undone_at, coalesce(d.applied_batch, 0)
            from record_decision d
            """;

    static final String STANDING = """
            select a_source, a_claim, b_source, b_claim, together from record_decision where undone_at is null order by decision_id desc""";

    /** What this batch follows; what people say after this waits for the next. */
    static final String WAITING = """
            create temp table waiting_decision on commit drop as
            select decision_id, undone_at from record_decision where applied_batch is null""";

    static final String TOUCH = """
            insert into affected
            select m.learner_id, c.record_key, c.record_key
            from (
                select d.a_source as source_id, d.a_claim as claim_key from waiting_decision join record_decision d using (decision_id)
                union all
                select d.b_source, d.b_claim from waiting_decision join record_decision d using (decision_id)) k
            join claim c on c.source_id = k.source_id and c.claim_key = k.claim_key and c.ended_batch is null
            join membership m on m.identity_id = c.identity_id and m.until_batch is null
            except select learner_id, lead_key, record_key from affected""";

    static final String APPLIED = """
            update record_decision d set applied_batch = %d from waiting_decision w
            where d.decision_id = w.decision_id and d.applied_batch is null and d.undone_at is not distinct from w.undone_at""";

    private DecisionSql() {}
}
