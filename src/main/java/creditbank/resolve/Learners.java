package creditbank.resolve;

import creditbank.batch.BatchHandle;
import creditbank.batch.Fence;
import creditbank.database.Statistics;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;

/**
 * The store of identities, learners and memberships. It runs in the transaction that credits the batch, under the bank-writer lock: a crash leaves nothing of
 * it but gaps in two sequences, and the run's next execution resolves again.
 */
public final class Learners {
    /** What batches keep to tell by which rules identities were united; whoever changes the rules of {@link Clusters} changes it. */
    public static final String MODEL = digest("creditbank resolve, exact keys 1");

    private Learners() {}

    /**
     * Adds the batch's staged identities and places everybody whom they concern. Leaves {@code moved_identity} for the transaction: the identities that changed
     * their learner, with the old and the new one.
     */
    public static Resolved resolve(Connection connection, BatchHandle batch) throws SQLException {
        Fence.check(connection, batch);
        try (Statement statement = connection.createStatement()) {
            long identities = newIdentities(statement, batch);
            Statistics.refresh(connection, "identity", identities);
            if (identities == 0) {
                statement.execute("""
                        create temp table moved_identity (identity_id bigint, old_learner bigint, new_learner bigint)
                        on commit drop""");
                return new Resolved(0, 0, 0, 0, 0);
            }
            gather(statement, batch);
            Resolved resolved = assign(statement, batch, identities);
            Statistics.refresh(connection, "membership", identities);
            Statistics.refresh(connection, "learner", resolved.learners());
            statement.execute("drop table new_identity, near, member, documents, placed, owner, former, cluster");
            return resolved;
        }
    }

    private static long newIdentities(Statement statement, BatchHandle batch) throws SQLException {
        statement.execute(
                "create temp table new_identity (identity_id bigint, document_token uuid, name_key uuid) on commit drop");
        long identities = statement.executeLargeUpdate(Clusters.NEW_IDENTITIES.formatted(batch.id(), batch.sourceId()));
        statement.execute("analyze new_identity");
        return identities;
    }

    private static void gather(Statement statement, BatchHandle batch) throws SQLException {
        statement.execute(Clusters.NEAR.formatted(batch.id()));
        statement.execute("analyze near");
        statement.execute(Clusters.MEMBERS);
        statement.execute("analyze member");
        statement.execute(Clusters.DOCUMENTS);
        statement.execute("analyze documents");
        statement.execute(Clusters.PLACES);
        statement.execute("analyze placed");
        statement.execute(Clusters.OWNERS);
        statement.execute("analyze owner");
        statement.execute(Clusters.FORMER);
    }

    private static Resolved assign(Statement statement, BatchHandle batch, long identities) throws SQLException {
        statement.execute(Clusters.CLUSTERS);
        statement.execute("analyze cluster");
        long learners = statement.executeLargeUpdate(Clusters.NEW_LEARNERS.formatted(batch.id()));
        statement.executeLargeUpdate(Clusters.RETURN.formatted(batch.id()));
        long forwarded = statement.executeLargeUpdate(Clusters.FORWARD.formatted(batch.id()));
        statement.executeLargeUpdate(Clusters.SHORTEN);
        long returned = count(statement, "select count(*) from cluster where returned");
        long moved = statement.executeLargeUpdate(Clusters.MOVED);
        statement.executeLargeUpdate(Clusters.CLOSE.formatted(batch.id()));
        statement.executeLargeUpdate(Clusters.JOIN.formatted(batch.id()));
        return new Resolved(identities, learners, forwarded, returned, moved);
    }

    private static long count(Statement statement, String sql) throws SQLException {
        try (var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static String digest(String rules) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(rules.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
