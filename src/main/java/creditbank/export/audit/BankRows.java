package creditbank.export.audit;

import creditbank.database.CopyReader;
import creditbank.recognise.KeptRules;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The records that the bank had when it had credited so many batches, from their versions alone, in PostgreSQL's binary form. */
final class BankRows implements AutoCloseable {
    /** The last columns, which say what people did. */
    private static final int ACTS = 5;

    /**
     * CREDITED is the last batch that counts, LASTING for how many years each rule lets credits be redeemed. What people did is read from their acts; a record that was
     * live then has its own, and for another that which has its achievement now.
     */
    private static final String AS_OF = """
            copy (
                with lasting (rule_id, years) as (LASTING),
                done as materialized (
                    select a.act_id, a.type, a.about, a.record_id, a.body::jsonb as body
                    from act a join batch b on b.batch_id = a.batch_id and b.credited <= CREDITED),
                spent as materialized (
                    select standing(p.record_id, CREDITED) as record_id, (array_agg(p.credits order by p.act_id))[1] as credits,
                        (array_agg(concat_ws('-', d.body->'programme'->>'id', d.body->'programme'->>'version') order by p.act_id))[1] as programme
                    from done d join redemption p on p.act_id = d.act_id
                    where not exists (select from done x where x.type = 'cancelled' and x.about = d.act_id) group by 1),
                judged as materialized (
                    select standing(d.record_id, CREDITED) as record_id, count(*) - count(x.act_id) as open,
                        (array_agg(x.body->>'outcome' order by (x.body->>'outcome' = 'rejected'), d.act_id desc))[1] as ruling,
                        (array_agg(x.body->>'credits' order by (x.body->>'outcome' = 'rejected'), d.act_id desc))[1] as credits
                    from done d left join done x on x.type = 'decided' and x.about = d.act_id
                    where d.type = 'disputed' group by 1)
                select v.record_id, v.learner_id, v.kind, v.provider, v.code, v.title, v.term, v.begin_date, v.begin_precision, v.end_date,
                    v.end_precision, v.result_date, v.result_precision, v.score, v.scale, v.score_hundredths, v.credits, v.hours, v.attempt, v.status,
                    v.level,
                    case when v.kind <> 1 then 0 else greatest(1, coalesce(a.attempts, 0)) end, v.claims, v.version, v.batch_id,
                    case when c.rule_id is null then null else c.credits end,
                    coalesce((select u.name || '-' || u.version::text from recognition_rule u where u.rule_id = c.rule_id), ''),
                    (select (c.achieved + (y.years || ' years')::interval)::date from lasting y where y.rule_id = c.rule_id and y.years <> 0),
                    p.credits, coalesce(p.programme, ''), case when j.open > 0 then 'open' when j.open = 0 then 'decided' else '' end,
                    coalesce(j.ruling, ''), (j.credits::numeric * 100)::int
                from (
                    select distinct on (v.record_id) v.*
                    from record_version v join batch b on b.batch_id = v.batch_id
                    where b.credited <= CREDITED
                    order by v.record_id, v.version desc) v
                left join (select record_id, version, count(*)::int as attempts from attempt group by 1, 2) a
                    on a.record_id = v.record_id and a.version = v.version
                left join lateral (
                    select c.rule_id, c.credits, c.achieved from conversion c join batch b on b.batch_id = c.batch_id
                    where c.record_id = v.record_id and c.version = v.version and b.credited <= CREDITED
                    order by c.edition desc limit 1) c on true
                left join spent p on p.record_id = v.record_id
                left join judged j on j.record_id = v.record_id
                where v.live
                order by v.record_id
            ) to stdout (format binary)""";

    /** Whether every record of which people did something was live then, or nothing was credited since: else nobody can tell any more where it stood. */
    private static final String ACTS_KNOWN = """
            select (select max(credited) from batch) <= CREDITED or not exists (
                select from (
                    select p.record_id, p.act_id from redemption p
                    union all select c.record_id, c.act_id from panel_case c where c.record_id is not null) x
                join act a on a.act_id = x.act_id
                join batch b on b.batch_id = a.batch_id and b.credited <= CREDITED
                where not lived(x.record_id, CREDITED))""";

    private final boolean actsKnown;
    private final CopyReader rows;

    BankRows(Connection connection, long credited) throws SQLException {
        String lasting = KeptRules.years(connection).entrySet().stream()
                .map(rule -> "select " + rule.getKey() + ", " + rule.getValue())
                .collect(Collectors.joining(" union all "));
        String last = Long.toString(credited);
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(ACTS_KNOWN.replace("CREDITED", last))) {
            row.next();
            actsKnown = row.getBoolean(1);
        }
        rows = CopyReader.open(
                connection,
                AS_OF.replace("CREDITED", last)
                        .replace("LASTING", lasting.isEmpty() ? "select 0, 0 where false" : lasting));
    }

    /** How many learners the bank has erased. */
    static long erasures(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from erasure")) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Whether an exported row is the bank's; what people did is left out where the bank has moved on from a record of theirs. */
    boolean same(byte[] exported, byte @Nullable [] row) {
        if (row == null || actsKnown) {
            return Arrays.equals(exported, row);
        }
        int end = end(exported);
        return end == end(row) && Arrays.equals(exported, 0, end, row, 0, end);
    }

    /** Where the columns of what people did begin. */
    private static int end(byte[] row) {
        ByteBuffer bytes = ByteBuffer.wrap(row);
        int columns = bytes.getShort() - ACTS;
        for (int i = 0; i < columns; i++) {
            int length = bytes.getInt();
            bytes.position(bytes.position() + Math.max(0, length));
        }
        return bytes.position();
    }

    /** The next row, or nothing after the last. */
    Optional<byte[]> next() throws SQLException {
        return rows.next().map(BankRows::bytes);
    }

    private static byte[] bytes(ByteBuffer row) {
        byte[] bytes = new byte[row.remaining()];
        row.get(bytes);
        return bytes;
    }

    /** The record that a row is of. */
    static long record(byte[] row) {
        return ByteBuffer.wrap(row).getLong(Short.BYTES + Integer.BYTES);
    }

    @Override
    public void close() throws SQLException {
        rows.close();
    }
}
