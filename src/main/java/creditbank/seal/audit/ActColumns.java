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
                or a.type = 'panel-seated' and c.seated_by is distinct from a.act_id
                or a.type = 'decided' and (
                    c.decided_by is distinct from a.act_id or c.outcome is distinct from a.body::jsonb->>'outcome'
                    or round(c.credits / 100.0, 2)::text is distinct from a.body::jsonb->>'credits'))
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
        for (String sql : List.of(REDEEMED, JUDGED)) {
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
