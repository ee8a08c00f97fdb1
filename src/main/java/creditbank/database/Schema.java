package creditbank.database;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings a database to the schema of {@code db/migration}. */
final class Schema {
    private Schema() {}

    /** Durable: each migration is one transaction; after a crash the next start goes on with the one that is missing. */
    static void migrate(DataSource source) {
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration")
                .validateMigrationNaming(true)
                .failOnMissingLocations(true)
                .load()
                .migrate();
    }
}
