package creditbank.export;

import java.util.Map;
import java.util.stream.Collectors;

/** The statements of {@link Exports}. */
final class ExportSql {
    /** The columns of the contract, in its order; of what people did, under the record that has the achievement now. LASTING is for how many years rules let redeem. */
    private static final String ROWS = """
            copy (
                with lasting (rule_id, years) as (LASTING),
                converted as materialized (
                    select distinct on (record_id, version) record_id, version, rule_id, credits, achieved
                    from conversion order by record_id desc, version desc, edition desc),
                redeemed as materialized (
                    select distinct on (record_now(p.record_id)) record_now(p.record_id) as record_id, p.credits,
                        g.name || '-' || g.version as programme
                    from redemption p join act a using (act_id) join programme g using (programme_id)
                    where p.cancelled_by is null order by record_now(p.record_id), p.act_id),
                disputed as materialized (
                    select record_now(c.record_id) as record_id,
                        case when bool_or(c.outcome is null) then 'open' else 'decided' end as dispute,
                        coalesce((array_agg(c.outcome order by c.act_id desc) filter (where c.outcome in ('withdrawn', 'revalued')))[1],
                            max(c.outcome)) as ruling,
                        (array_agg(c.credits order by c.act_id desc) filter (where c.outcome in ('withdrawn', 'revalued')))[1] as credits
                    from panel_case c where c.record_id is not null group by 1)
                select r.record_id, r.learner_id, v.kind, v.provider, v.code, v.title, v.term,
                    v.begin_date, v.begin_precision, v.end_date, v.end_precision, v.result_date, v.result_precision,
                    v.score, v.scale, v.score_hundredths, v.credits, v.hours, v.attempt, v.status, v.level,
                    case when v.kind = 1 then coalesce(a.attempts, 1) else 0 end, v.claims, v.version, v.batch_id,
                    case when c.rule_id is not null then c.credits end, coalesce(u.name || '-' || u.version, ''),
                    case when y.years > 0 then (c.achieved + make_interval(years => y.years))::date end,
                    p.credits, coalesce(p.programme, ''), coalesce(d.dispute, ''), coalesce(d.ruling, ''), d.credits
                from record r
                join record_version v on v.record_id = r.record_id and v.version = r.version
                left join (select record_id, version, count(*)::int as attempts from attempt group by record_id, version) a
                    on a.record_id = r.record_id and a.version = r.version
                left join converted c on c.record_id = r.record_id and c.version = r.version
                left join recognition_rule u on u.rule_id = c.rule_id
                left join lasting y on y.rule_id = c.rule_id
                left join redeemed p on p.record_id = r.record_id
                left join disputed d on d.record_id = r.record_id
                where r.live
                order by r.record_id
            ) to stdout (format binary)
            """;

    /** Asked in another way than the rows, so that a mistake in one shows. */
    static final String TOTALS = """
            select (select count(*) from record where live),
                coalesce(sum(v.credits), 0), coalesce(sum(v.hours), 0), coalesce(sum(v.claims), 0),
                coalesce(sum((
                    select c.credits from conversion c
                    where c.record_id = v.record_id and c.version = v.version and c.rule_id is not null
                        and c.edition = (select max(e.edition) from conversion e where e.record_id = c.record_id and e.version = c.version))), 0),
                (select count(*) from record r
                    where r.live and r.record_id in (select record_now(record_id) from redemption where cancelled_by is null)),
                (select count(*) from record r
                    where r.live and r.record_id in (select record_now(record_id) from panel_case where outcome is null)),
                (select count(*) from record r
                    where r.live and r.record_id in (select record_now(record_id) from panel_case where outcome is not null))
            from record_version v
            where exists (select from record r where r.record_id = v.record_id and r.version = v.version and r.live)
            """;

    private ExportSql() {}

    /** @param years for how many years each rule lets credits be redeemed */
    static String rows(Map<Short, Integer> years) {
        String values = years.entrySet().stream()
                .map(rule -> "(" + rule.getKey() + ", " + rule.getValue() + ")")
                .collect(Collectors.joining(", "));
        return ROWS.replace("LASTING", values.isEmpty() ? "select 0, 0 where false" : "values " + values);
    }
}
