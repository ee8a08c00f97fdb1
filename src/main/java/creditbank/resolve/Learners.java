package creditbank.resolve;

import creditbank.batch.BatchHandle;
import creditbank.batch.Fence;
import creditbank.database.Statistics;
import creditbank.resolve.force.MatchModels;
import creditbank.resolve.match.LearnerModel;
import creditbank.resolve.match.Matched;
import creditbank.resolve.match.Matches;
import creditbank.resolve.match.Matching;
import creditbank.resolve.match.Postings;
import creditbank.resolve.shared.SharedReports;
import creditbank.resolve.unite.Thresholds;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The store of identities, learners and memberships. It runs in the transaction that credits the batch: a crash leaves nothing of it but gaps in two sequences,
 * and the run's next execution resolves again. Identities are added before the transaction takes the bank, for those of a source are written by its one
 * execution alone; everything else happens under the bank-writer lock.
 */
public final class Learners {
    /** Whoever changes the rules of {@link Clusters} or of the package {@code unite} raises it. */
    private static final String EDITION = "creditbank resolve 2";

    /** Without a model only what people decided unites beyond exact facts. */
    private static final Thresholds EXACT_ONLY = new Thresholds(Float.MAX_VALUE, 0, Integer.MAX_VALUE);

    private Learners() {}

    /** What batches keep to tell by which rules and which model identities were united, in hex. */
    public static String digest(LearnerModel model) {
        return sha256(EDITION + ", model " + model.digest());
    }

    /**
     * Adds the batch's staged identities. Leaves {@code new_identity} for the transaction. Statistics of shared tables wait for the bank, for two who refresh them
     * at once would wait for one another.
     *
     * @param matching null where exact facts alone shall decide
     */
    public static Added add(Connection connection, BatchHandle batch, @Nullable Matching matching) throws SQLException {
        Fence.check(connection, batch);
        if (matching != null) {
            Matches.share(connection);
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "create temp table new_identity (identity_id bigint, document_token uuid, name_key uuid) on commit drop");
            long revived = Retirements.revive(connection, batch);
            long identities = revived
                    + statement.executeLargeUpdate(Clusters.NEW_IDENTITIES.formatted(batch.id(), batch.sourceId()));
            statement.execute("analyze new_identity");
            long keys = matching == null || identities == 0 ? 0 : Matches.add(connection, batch, matching);
            return new Added(identities, keys);
        }
    }

    /**
     * Places everybody whom the added identities concern. Leaves {@code moved_identity} for the transaction: the identities that changed their learner, with
     * the old and the new one.
     *
     * @param added what {@link #add} said
     * @param matching as there
     */
    public static Resolved resolve(Connection connection, BatchHandle batch, Added added, @Nullable Matching matching)
            throws SQLException {
        Fence.check(connection, batch);
        try (Statement statement = connection.createStatement()) {
            long identities = added.identities();
            if (matching != null) {
                MatchModels.hold(connection, batch, matching.model());
            }
            Statistics.refresh(connection, "identity", identities);
            Postings.refresh(connection, added.keys());
            statement.execute(PairSql.WAITING);
            statement.execute("create temp table parted (identity_id bigint) on commit drop");
            Matched matched =
                    matching == null || identities == 0 ? Matched.NONE : Matches.find(connection, batch, matching);
            if (matching != null) {
                SharedReports.weigh(connection, batch, matching.model());
            }
            if (identities == 0
                    && count(statement, "select (select count(*) from waiting) + (select count(*) from parted)") == 0) {
                statement.execute("""
                        create temp table moved_identity (identity_id bigint, old_learner bigint, new_learner bigint)
                        on commit drop""");
                statement.execute("drop table new_identity, waiting, parted, restored");
                return new Resolved(0, 0, 0, 0, 0, Matched.NONE);
            }
            Thresholds thresholds =
                    matching == null ? EXACT_ONLY : matching.model().thresholds();
            Retirements.rejoin(connection, batch);
            statement.execute("insert into parted select identity_id from restored");
            reach(statement, batch, thresholds);
            statement.execute("delete from new_identity where identity_id in (select identity_id from restored)");
            statement.execute("drop table restored");
            gather(statement, thresholds);
            Resolved resolved = assign(statement, batch, identities, matched);
            Statistics.refresh(connection, "membership", identities);
            Statistics.refresh(connection, "learner", resolved.learners());
            return resolved;
        }
    }

    /**
     * Places everybody anew by another model, which is in force from then on. All keys and pairs are made again, so it takes as long as the nights together that
     * brought the identities; every place that a pair or a decision names lies in memory at once. The caller has asked {@link Matches#forget} before it took the bank.
     */
    public static Resolved rematch(Connection connection, BatchHandle batch, Matching matching) throws SQLException {
        Fence.check(connection, batch);
        MatchModels.force(connection, batch, matching.model());
        try (Statement statement = connection.createStatement()) {
            statement.execute("drop table if exists new_identity");
            statement.execute(Clusters.EVERY_IDENTITY);
            statement.execute("analyze new_identity");
            Postings.refresh(connection, Matches.add(connection, batch, matching));
            statement.execute(PairSql.WAITING);
            statement.execute("create temp table parted (identity_id bigint) on commit drop");
            Matched matched = Matches.find(connection, batch, matching);
            SharedReports.weighAll(connection, batch, matching.model());
            statement.execute("truncate new_identity");
            statement.execute(Clusters.EVERYBODY);
            statement.execute("create temp table ring (learner_id bigint) on commit drop");
            gather(statement, matching.model().thresholds());
            return assign(statement, batch, 0, matched);
        }
    }

    /**
     * Places anew whom a reversal of claims concerns: identities that nobody names any more have no part in who is who, those of claims that begin again have. Under the bank-writer
     * lock, after {@link Matches#share} and when the claims have been reversed. Leaves {@code moved_identity}; {@link #closeRetired} ends it when the records are credited.
     */
    public static Resolved reverse(Connection connection, BatchHandle batch, Matching matching) throws SQLException {
        Fence.check(connection, batch);
        MatchModels.hold(connection, batch, matching.model());
        try (Statement statement = connection.createStatement()) {
            statement.execute(PairSql.WAITING);
            statement.execute("create temp table parted (identity_id bigint) on commit drop");
            statement.execute(Clusters.RESTORED_IDENTITIES);
            Matched matched = Matched.NONE;
            if (count(statement, "select count(*) from new_identity") > 0) {
                Postings.refresh(connection, Matches.add(connection, batch, matching));
                matched = Matches.find(connection, batch, matching);
            }
            statement.execute("insert into parted select identity_id from new_identity");
            statement.execute("truncate new_identity");
            statement.execute("insert into new_identity select identity_id, document_token, name_key from gone");
            Matches.remove(connection, batch, matching);
            Retirements.retire(connection, batch);
            statement.execute("insert into parted select identity_id from gone");
            SharedReports.weigh(connection, batch, matching.model());
            statement.execute(Clusters.RESTORED_KEYS);
            reach(statement, batch, matching.model().thresholds());
            statement.execute("truncate new_identity");
            gather(statement, matching.model().thresholds());
            return assign(statement, batch, 0, matched);
        }
    }

    /** Brings back the identities of claims that begin again, before these do. */
    public static void restoreRetired(Connection connection, BatchHandle batch) throws SQLException {
        Retirements.restore(connection, batch);
    }

    /** Finds the identities that nobody names any more, when the claims have been reversed. */
    public static void findRetired(Connection connection) throws SQLException {
        Retirements.find(connection);
    }

    /** Ends the memberships of identities that have retired, when their records have ended. */
    public static void closeRetired(Connection connection, BatchHandle batch) throws SQLException {
        Retirements.close(connection, batch);
    }

    /** Whether two identities are of one learner now. */
    public static boolean together(Connection connection, Pair pair) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select count(*) = 2 and count(distinct learner_id) = 1 from membership
                where identity_id in (?, ?) and until_batch is null""")) {
            statement.setLong(1, pair.a());
            statement.setLong(2, pair.b());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /** The learners whom the new identities concern, near and far. */
    private static void reach(Statement statement, BatchHandle batch, Thresholds thresholds) throws SQLException {
        statement.execute(Clusters.NEAR.formatted(batch.id()));
        statement.execute("analyze near");
        statement.execute(PairSql.NEAR_PAIRS.formatted(batch.id(), thresholds.link()));
        statement.execute(PairSql.RING.formatted(batch.id(), thresholds.link()));
        statement.execute("analyze ring");
        statement.execute(PairSql.SPREAD.formatted(batch.id(), thresholds.link()));
    }

    /** Where all members of these learners belong, and who goes with which learner's id. */
    private static void gather(Statement statement, Thresholds thresholds) throws SQLException {
        Connection connection = statement.getConnection();
        statement.execute("analyze near");
        statement.execute(Clusters.MEMBERS);
        statement.execute("analyze member");
        statement.execute(Clusters.DOCUMENTS);
        statement.execute("analyze documents");
        statement.execute(Clusters.PLACES);
        statement.execute("analyze placed");
        if (Unions.unite(connection, thresholds) > 0) {
            statement.execute("analyze placed");
        }
        statement.execute(PairSql.STRONGEST);
        statement.execute(Clusters.OWNERS);
        statement.execute("analyze owner");
        statement.execute(Clusters.FORMER);
        statement.execute(Clusters.VACANT);
    }

    private static Resolved assign(Statement statement, BatchHandle batch, long identities, Matched matched)
            throws SQLException {
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
        statement.executeLargeUpdate(PairSql.APPLIED.formatted(batch.id()));
        statement.execute(
                "drop table new_identity, waiting, parted, near, ring, member, documents, placed, strongest, owner, former, vacant, cluster");
        return new Resolved(identities, learners, forwarded, returned, moved, matched);
    }

    private static long count(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static String sha256(String rules) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(rules.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
