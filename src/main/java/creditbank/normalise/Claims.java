package creditbank.normalise;

import creditbank.batch.BatchHandle;
import creditbank.batch.Fence;
import creditbank.finding.Code;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The store of claims: every content of every claim, one of them live. Both steps run in the one transaction that credits the batch, before it takes the bank,
 * for a source's claims are written by its one execution alone; a crash leaves the bank as it was and the staged rows in their tables, and the run's next
 * execution compares again.
 *
 * <p>Between the steps lie tables of the transaction: {@code fresh} (rows whose content is to be kept), {@code ending} (claims to end); the second step
 * leaves {@code touched}: identity and record key of every claim that began or ended, once for each, and which of the two.
 */
public final class Claims {
    private Claims() {}

    /**
     * Compares the staged delivery with the source's live claims. Of rows with one key the last counts. Apart from findings, nothing in the bank changes yet.
     *
     * @param full whether a claim that the delivery does not mention is withdrawn
     * @param withdrawalLimit the largest share of the live claims that a full delivery may withdraw, such as 0.01
     * @throws WithdrawalLimitException if it would withdraw more
     */
    public static Compared compare(
            Connection connection, BatchHandle batch, boolean full, BigDecimal withdrawalLimit, short trust)
            throws SQLException {
        Fence.check(connection, batch);
        long id = batch.id();
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "analyze staging.claim_%1$d (claim_key, ordinal, identity_key), staging.identity_%1$d (identity_key), staging.mention_%1$d"
                            .formatted(id));
            statement.execute("create temp table fresh (ordinal bigint not null) on commit drop");
            statement.execute("create temp table ending (claim_id bigint not null) on commit drop");
            long staged = count(statement, "select count(*) from staging.claim_" + id);
            long duplicate = putDuplicatesAside(statement, id);
            long[] counts = numbers(statement, ClaimSql.COMPARE.formatted(id, batch.sourceId(), trust));
            long missing = full ? statement.executeUpdate(ClaimSql.MISSING.formatted(id, batch.sourceId())) : 0;
            Compared compared =
                    new Compared(staged, counts[0], counts[1], counts[2], duplicate, counts[3], counts[4], missing);
            if (full) {
                checkLimit(connection, batch, compared, withdrawalLimit);
            }
            return compared;
        }
    }

    /** Ends the claims that changed or were withdrawn and keeps the new contents; their identities are in the bank by now. */
    public static void keep(Connection connection, BatchHandle batch, Compared compared, short trust)
            throws SQLException {
        Fence.check(connection, batch);
        long id = batch.id();
        try (Statement statement = connection.createStatement()) {
            statement.execute("analyze fresh, ending");
            statement.execute(
                    "create temp table touched (identity_id bigint not null, record_key uuid not null, ended boolean not null) on commit drop");
            long ended = statement.executeLargeUpdate(ClaimSql.END.formatted(id));
            expect("claims to end", compared.changed() + compared.taken() + compared.missing(), ended);
            String values = "s." + ClaimSql.VALUES.replaceAll(",\\s+", ", s.");
            long begun = statement.executeLargeUpdate(
                    ClaimSql.BEGIN.formatted(id, batch.sourceId(), trust, ClaimSql.VALUES, values));
            expect("claims to keep", compared.fresh() + compared.changed(), begun);
            statement.execute("drop table fresh, ending");
        }
    }

    private static long putDuplicatesAside(Statement statement, long id) throws SQLException {
        long repeated = statement.executeLargeUpdate("""
                create temp table repeated on commit drop as
                select claim_key, max(ordinal) as last from staging.claim_%d group by claim_key having count(*) > 1""".formatted(id));
        long duplicate = 0;
        if (repeated > 0) {
            statement.execute("analyze repeated");
            statement.executeLargeUpdate(ClaimSql.CONFLICTS.formatted(id, Code.KEY_CONFLICT.id()));
            duplicate = statement.executeLargeUpdate(
                    "delete from staging.claim_%d s using repeated r where s.claim_key = r.claim_key and s.ordinal < r.last"
                            .formatted(id));
        }
        statement.execute("drop table repeated");
        return duplicate;
    }

    private static void checkLimit(Connection connection, BatchHandle batch, Compared compared, BigDecimal limit)
            throws SQLException {
        long withdrawing = compared.missing() + compared.taken();
        if (withdrawing == 0) {
            return;
        }
        try (PreparedStatement statement =
                connection.prepareStatement("select count(*) from claim where source_id = ? and ended_batch is null")) {
            statement.setShort(1, batch.sourceId());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                long live = row.getLong(1);
                if (BigDecimal.valueOf(withdrawing).compareTo(limit.multiply(BigDecimal.valueOf(live))) > 0) {
                    throw new WithdrawalLimitException(compared.missing(), compared.taken(), live, limit);
                }
            }
        }
    }

    private static void expect(String what, long expected, long found) {
        if (expected != found) {
            throw new IllegalStateException(what + ": " + found + ", expected " + expected);
        }
    }

    private static long count(Statement statement, String sql) throws SQLException {
        return numbers(statement, sql)[0];
    }

    private static long[] numbers(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            long[] numbers = new long[row.getMetaData().getColumnCount()];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = row.getLong(i + 1);
            }
            return numbers;
        }
    }
}
