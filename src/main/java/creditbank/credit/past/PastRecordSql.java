package creditbank.credit.past;

import java.util.List;

/** The statements of {@link PastRecords}. */
final class PastRecordSql {
    static final List<String> STEPS = List.of(
            "delete from record_alias where from_batch in (select batch_id from later)",
            "update record_alias set until_batch = null where until_batch in (select batch_id from later)",
            "delete from record_doubt where batch_id in (select batch_id from later)",
            "create temp table reverted on commit drop as select record_id from record where batch_id in (select batch_id from later)",
            """
            delete from attempt a using record_version v
            where v.record_id = a.record_id and v.version = a.version and v.batch_id in (select batch_id from later)""",
            "delete from record_version where batch_id in (select batch_id from later)",
            """
            create temp table former on commit drop as
            select distinct on (v.record_id) v.record_id, v.learner_id, v.version, v.live, v.batch_id
            from reverted r join record_version v on v.record_id = r.record_id
            order by v.record_id, v.version desc""",
            "delete from record r using reverted v where v.record_id = r.record_id and not exists (select from former f where f.record_id = r.record_id)",
            """
            update record r set learner_id = f.learner_id, version = f.version, live = f.live, batch_id = f.batch_id, content = null
            from former f where f.record_id = r.record_id""",
            """
            create temp table touched on commit drop as
            select distinct c.identity_id, c.record_key, false as ended
            from former f
            join record r on r.record_id = f.record_id and r.live
            join membership m on m.learner_id = r.learner_id and m.until_batch is null
            join claim c on c.identity_id = m.identity_id and c.ended_batch is null
            left join record_alias s on s.learner_id = r.learner_id and s.record_key = c.record_key and s.until_batch is null
            where coalesce(s.lead_key, c.record_key) = r.record_key""",
            "create temp table moved_identity (identity_id bigint, old_learner bigint, new_learner bigint) on commit drop",
            "drop table reverted, former");

    private PastRecordSql() {}
}
