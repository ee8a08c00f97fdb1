package creditbank.run.centre;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs work on the connection of a transaction: the surrounding one, where the job repository's changes are part of it, or one of its own. */
public final class Transactions {
    private final DataSource database;
    private final TransactionTemplate template;

    public Transactions(DataSource database, PlatformTransactionManager manager) {
        this.database = database;
        this.template = new TransactionTemplate(manager);
    }

    /** Runs work in a transaction of its own. */
    public void run(Work work) {
        template.executeWithoutResult(status -> joined(work));
    }

    /** Runs work in the transaction that the caller is in. */
    public void joined(Work work) {
        Connection connection = DataSourceUtils.getConnection(database);
        try {
            work.on(connection);
        } catch (SQLException e) {
            throw new StoreException(e);
        } finally {
            DataSourceUtils.releaseConnection(connection, database);
        }
    }

    /** Work on a connection. */
    @FunctionalInterface
    public interface Work {
        void on(Connection connection) throws SQLException;
    }
}
