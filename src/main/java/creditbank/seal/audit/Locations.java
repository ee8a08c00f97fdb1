package creditbank.seal.audit;

import creditbank.vault.Vault;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Finds which record or refused row of a batch is not what it was. A root only says that something is different; here what the bank holds a second time says
 * where: the claims behind a version, the version before one that ended, the findings of a refused row and the encryption's own check of its text.
 */
final class Locations {
    /** Record, version, and whether each group is what some claim behind it says; the first that is not. */
    private static final String CHANGED = """
            with v as (select * from record_version where batch_id = ?),
            behind as (
                select rc.record_id, rc.version, c.*
                from v join record_claim rc on rc.record_id = v.record_id and rc.version = v.version
                join claim c on c.claim_id = rc.claim_id),
            said as (
                select v.record_id, v.version, v.claims = 0 or v.live <> (count(c.claim_id) > 0) or v.claims <> count(c.claim_id) as result_live,
                    count(c.claim_id) > 0 as who,
                    bool_or(c.kind = v.kind) and %1$s and %2$s and %3$s and %4$s as what,
                    bool_or(c.provider = v.provider) as provider,
                    %5$s and %6$s and %7$s as moment,
                    bool_or((c.attempt, c.status, c.score, c.scale, c.score_hundredths, c.result_date, c.result_precision)
                        is not distinct from (v.attempt, v.status, v.score, v.scale, v.score_hundredths, v.result_date, v.result_precision))
                        and not exists (
                            select from attempt a where a.record_id = v.record_id and a.version = v.version and not exists (
                                select from behind b where b.record_id = v.record_id and b.version = v.version
                                    and (b.attempt, b.status, b.score, b.scale, b.score_hundredths, b.result_date, b.result_precision) is not distinct from
                                        (a.kind, a.status, a.score, a.scale, a.score_hundredths, a.result_date, a.result_precision))) as result,
                    %8$s and %9$s as credit
                from v left join behind c on c.record_id = v.record_id and c.version = v.version
                where v.claims > 0
                group by v.record_id, v.version, v.claims, v.live, v.kind, v.code, v.title, v.level, v.number, v.provider, v.term, v.begin_date,
                    v.begin_precision, v.end_date, v.end_precision, v.attempt, v.status, v.score, v.scale, v.score_hundredths, v.result_date,
                    v.result_precision, v.credits, v.hours)
            select record_id, version, case when not who then 'who' when result_live then 'result' when not what then 'what'
                when not provider then 'where' when not moment then 'when' when not result then 'result' else 'credit' end
            from said where result_live or not (who and what and provider and moment and result and credit)
            union all
            select v.record_id, v.version, case when v.live then 'result'
                when v.learner_id <> p.learner_id then 'who'
                when (v.kind, v.code, v.title, v.level, v.number) is distinct from (p.kind, p.code, p.title, p.level, p.number) then 'what'
                when v.provider <> p.provider then 'where'
                when (v.term, v.begin_date, v.begin_precision, v.end_date, v.end_precision) is distinct from
                    (p.term, p.begin_date, p.begin_precision, p.end_date, p.end_precision) then 'when'
                when (v.credits, v.hours) is distinct from (p.credits, p.hours) then 'credit'
                when (v.attempt, v.status, v.score, v.scale, v.score_hundredths, v.result_date, v.result_precision) is distinct from
                    (p.attempt, p.status, p.score, p.scale, p.score_hundredths, p.result_date, p.result_precision) then 'result' end
            from v join record_version p on p.record_id = v.record_id and p.version = v.version - 1
            where v.claims = 0
            order by 1, 2""".formatted(
                    told("code", "''"),
                    told("title", "''"),
                    told("level", "''"),
                    told("number", "''"),
                    told("term", "''"),
                    dated("begin"),
                    dated("end"),
                    told("credits", "null"),
                    told("hours", "null"));

    private static final String LOST = """
            select r.record_id from record r where r.batch_id = ?
                and not exists (select from record_version v where v.record_id = r.record_id and v.version = r.version and v.batch_id = r.batch_id)
            union all
            select v.record_id from record_version v where v.version > 1
                and not exists (select from record_version p where p.record_id = v.record_id and p.version = v.version - 1)
            order by 1 limit 1""";

    private static final String RECODED = """
            select r.ordinal from refusal r where r.batch_id = ?
                and not exists (
                    select from finding f where f.batch_id = r.batch_id and f.ordinal = r.ordinal and f.code = r.code and f.error)
            order by 1 limit 1""";

    private Locations() {}

    /** The place of the first version that is not what its claims say, or which is missing. */
    static Optional<String> version(Connection connection, long batch) throws SQLException, IOException {
        List<String> changed = new ArrayList<>();
        BankColumns.each(
                connection,
                CHANGED,
                row -> {
                    if (changed.isEmpty() && row.getString(3) != null) {
                        changed.add("record " + row.getLong(1) + ", version " + row.getInt(2) + ", group "
                                + row.getString(3));
                    }
                },
                batch);
        if (!changed.isEmpty()) {
            return Optional.of(changed.getFirst());
        }
        return BankColumns.first(connection, LOST, batch).map(record -> "a version of record " + record);
    }

    /** The first refused row whose code is none of its findings', or whose text is not what was encrypted. */
    static Optional<String> refusal(Connection connection, long batch, Vault vault) throws SQLException, IOException {
        TreeSet<Long> found = new TreeSet<>();
        BankColumns.first(connection, RECODED, batch).ifPresent(found::add);
        BankColumns.each(
                connection,
                "select r.ordinal, r.raw, d.wrapped_key from refusal r join batch b on b.batch_id = r.batch_id"
                        + " join delivery d on d.delivery_id = b.delivery_id where r.batch_id = ? and r.raw is not null order by r.ordinal",
                row -> {
                    try {
                        vault.unwrap(row.getBytes(3)).decrypt(row.getBytes(2));
                    } catch (IllegalArgumentException e) {
                        found.add(row.getLong(1));
                    }
                },
                batch);
        return found.stream().findFirst().map(ordinal -> "refused row " + ordinal);
    }

    /** Some claim says the version's value, and the version has one if a claim has. */
    private static String told(String column, String unknown) {
        String has = unknown.equals("null") ? column + " is not null" : column + " <> ''";
        return "(bool_or(c.%1$s is not distinct from v.%1$s) and (v.%2$s or not bool_or(c.%2$s)))"
                .formatted(column, has);
    }

    /** A date of two claims may end up unknown, but never as one that nobody says. */
    private static String dated(String which) {
        return "(v.%1$s_date is null or bool_or((c.%1$s_date, c.%1$s_precision) is not distinct from (v.%1$s_date, v.%1$s_precision)))"
                .formatted(which);
    }
}
