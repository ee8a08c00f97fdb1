package creditbank.seal.audit;

import creditbank.recognise.act.Act;
import creditbank.recognise.act.Acts;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Checks the acts of a batch: their bodies against the log, and the bank's columns, from which accounts follow, against the bodies. Reads only. */
final class ActColumns {
    private static final String REDEEMED = """
            select a.act_id from act a
            where a.batch_id = ? and (
                (select coalesce(jsonb_agg(jsonb_build_array(x->>'record', x->>'version', x->>'edition', x->>'credits', x->>'worth') order by (x->>'record')::bigint), '[]')
                 from jsonb_array_elements(coalesce(a.body::jsonb->'items', '[]')) x)
                <> (select coalesce(jsonb_agg(jsonb_build_array(p.record_id::text, p.version::text, p.edition::text, round(p.credits / 100.0, 2)::text,
                        round(p.worth / 100.0, 2)::text) order by p.record_id), '[]')
                    from redemption p where p.act_id = a.act_id)
                or exists (
                    select from redemption p left join act c on c.act_id = p.cancelled_by
                    where p.act_id = a.act_id and p.cancelled_by is not null and (c.type <> 'cancelled' or c.about <> a.act_id))
                or a.type = 'cancelled' and exists (
                    select from redemption p where p.act_id = a.about and p.cancelled_by is distinct from a.act_id)
                or a.type = 'cancelled' and exists (
                    select from certificate t where t.act_id = a.about and t.cancelled_by is distinct from a.act_id))
            order by 1 limit 1""";

    private static final String JUDGED = """
            select a.act_id from act a
            left join act o on o.act_id = a.about
            left join programme g on g.programme_id = a.programme_id
            left join certificate t on t.act_id = a.act_id
            left join panel_case c on c.act_id = case when a.type in ('filed', 'disputed') then a.act_id else a.about end
            where a.batch_id = ? and (
                (a.body::jsonb->>'act')::bigint <> a.act_id
                or a.body::jsonb->>'type' <> a.type
                or (a.body::jsonb->>'learner')::bigint <> a.learner_id
                or (a.body::jsonb->>'about')::bigint is distinct from a.about
                or coalesce((a.body::jsonb->>'record')::bigint, o.record_id) is distinct from a.record_id
                or a.body::jsonb->'programme' is distinct from
                    case when g.programme_id is not null then jsonb_build_object('digest', g.digest, 'id', g.name, 'version', g.version) end
                or a.body::jsonb->>'certificate' is distinct from t.number
                or t.act_id is not null and (t.learner_id <> a.learner_id or t.programme_id is distinct from a.programme_id)
                or a.type in ('filed', 'disputed') and (c.act_id is null or c.learner_id <> a.learner_id or c.record_id is distinct from (a.body::jsonb->>'record')::bigint)
                or a.type = 'panel-seated' and c.seated_by is distinct from (
                    select max(x.act_id) from act x where x.type = 'panel-seated' and x.about = a.about)
                or a.type = 'decided' and (
                    c.decided_by is distinct from a.act_id or c.outcome is distinct from a.body::jsonb->>'outcome'
                    or round(c.credits / 100.0, 2)::text is distinct from a.body::jsonb->>'credits'))
            order by 1 limit 1""";

    /** A sample's seed is made anew, and what was found last is what its act says; records of whom was erased are gone with their acts. */
    private static final String SAMPLED = """
            select a.act_id from act a left join audit_sample s on s.act_id = a.act_id
            where a.batch_id = ? and (
                a.type = 'sampled' and (
                    s.act_id is null
                    or s.number is distinct from (a.body::jsonb->>'sample')::int
                    or s.purpose is distinct from a.body::jsonb->>'purpose'
                    or s.seed is distinct from a.body::jsonb->>'seed'
                    or s.seed is distinct from encode(sha256(convert_to(
                        (select string_agg(line, E'\\n' order by n) from jsonb_array_elements_text(a.body::jsonb->'checkpoint') with ordinality c (line, n))
                            || E'\\nsample ' || s.number || E'\\n', 'UTF8')), 'hex')
                    or not starts_with(s.checkpoint, (select string_agg(line, E'\\n' order by n)
                        from jsonb_array_elements_text(a.body::jsonb->'checkpoint') with ordinality c (line, n)) || E'\\n')
                    or (select coalesce(array_agg(d.record_id order by d.ordinal), '{}') from sampled_record d where d.act_id = a.act_id)
                        <> (select coalesce(array_agg(r::bigint order by n), '{}')
                            from jsonb_array_elements_text(a.body::jsonb->'records') with ordinality x (r, n)
                            where r::bigint not in (select record_id from erased_record)))
                or a.type = 'found' and a.record_id not in (select record_id from erased_record) and not exists (
                    select from act l join sampled_record d on d.found_by = l.act_id
                    where l.type = 'found' and l.about = a.about and l.record_id = a.record_id and d.act_id = a.about and d.record_id = a.record_id
                        and l.act_id >= a.act_id and d.verdict = l.body::jsonb->>'verdict'
                        and a.record_id = (a.body::jsonb->>'record')::bigint))
            order by 1 limit 1""";

    private ActColumns() {}

    /**
     * Checks those of a batch that was sealed with acts.
     *
     * @throws DifferenceException at the first difference
     */
    static void check(Connection connection, long batch, Document leaf, Derivation derivation)
            throws SQLException, IOException {
        List<Act> acts = Acts.ofBatch(connection, batch);
        Leaves leaves = new Leaves();
        for (Act act : acts) {
            leaves.add(derivation.act(act.id(), act.bytes()));
        }
        BankColumns.erased(connection, batch, "act", leaves);
        String place = "batch " + batch;
        if (leaves.count() != leaf.number("acts") || !leaves.root(derivation).equals(leaf.text("actsRoot"))) {
            throw new DifferenceException(
                    place, "has " + leaves.count() + " acts, not the " + leaf.number("acts") + " that were sealed");
        }
        for (String sql : List.of(REDEEMED, JUDGED, SAMPLED)) {
            Optional<Long> stray = BankColumns.first(connection, sql, batch);
            if (stray.isPresent()) {
                throw new DifferenceException(
                        place + ", act " + stray.get(), "says something else than the bank's columns do");
            }
        }
    }

    /** Whether people acted in a batch, as far as the bank knows. */
    static boolean any(Connection connection, long batch) throws SQLException, IOException {
        Leaves erased = new Leaves();
        BankColumns.erased(connection, batch, "act", erased);
        return erased.count() > 0 || !Acts.ofBatch(connection, batch).isEmpty();
    }
}
