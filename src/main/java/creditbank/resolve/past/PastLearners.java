package creditbank.resolve.past;

import creditbank.batch.BatchHandle;
import creditbank.resolve.match.Matches;
import creditbank.resolve.match.Matching;
import creditbank.resolve.shared.SharedReports;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The store of who is who, taken back to what it was before the batches of the transaction's table {@code later}. Forwarding learners that were shortened since forward to whoever
 * stands for them now; nothing asks for these in between.
 */
public final class PastLearners {
    private PastLearners() {}

    /**
     * Takes it back.
     *
     * @param batch the batch in whose transaction that happens
     * @param when when the first of those batches was ended: what people decided since is not decided, what they undid since stands
     */
    public static void revert(Connection connection, BatchHandle batch, Matching matching, String when)
            throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create temp table parted (identity_id bigint) on commit drop");
            statement.execute(PastLearnerSql.ADDED);
            Matches.remove(connection, batch, matching);
            statement.execute("drop table new_identity");
            statement.executeLargeUpdate(PastLearnerSql.NOT_YET);
            statement.executeLargeUpdate("delete from membership where from_batch in (select batch_id from later)");
            statement.executeLargeUpdate(
                    "update membership set until_batch = null where until_batch in (select batch_id from later)");
            statement.executeLargeUpdate(PastLearnerSql.FORWARDS);
            statement.executeLargeUpdate("delete from learner where batch_id in (select batch_id from later)");
            statement.executeLargeUpdate("delete from pair where batch_id in (select batch_id from later)");
            statement.executeLargeUpdate("delete from hot_key where batch_id in (select batch_id from later)");
            statement.executeLargeUpdate(PastLearnerSql.UNDECIDED.formatted(when));
            statement.executeLargeUpdate(PastLearnerSql.STANDING.formatted(when));
            long retired = statement.executeLargeUpdate(PastLearnerSql.RETIRED);
            statement.executeLargeUpdate(PastLearnerSql.RESTORE);
            statement.executeLargeUpdate(PastLearnerSql.NOT_RETIRED);
            if (retired + statement.executeLargeUpdate(PastLearnerSql.REVIVED) > 0) {
                Matches.add(connection, batch, matching);
                Matches.find(connection, batch, matching);
            }
            SharedReports.weighAll(connection, batch, matching.model());
            statement.execute("drop table new_identity, parted");
        }
    }
}
