package creditbank.pull;

import creditbank.database.TestDatabase;
import creditbank.vault.Vault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;

/** A home with a landing zone and a puller over a fresh database. */
final class PullFixture {
    final DataSource database = TestDatabase.dataSource();
    final Deliveries deliveries;
    final Landing landing;
    final Puller puller;

    PullFixture(Path home) throws IOException {
        Vault vault = Vault.open(home.resolve("keys"));
        deliveries = new Deliveries(database, vault);
        landing = Landing.open(home, vault, database);
        puller = new Puller(landing, deliveries);
    }

    static Path route(String source) {
        return Path.of("routes", source + ".yaml");
    }

    /** Settings with short times, and others over them. */
    static Map<String, String> hasty(Map<String, String> settings, String... more) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("pull.connect-timeout", "1000");
        all.put("pull.read-timeout", "1000");
        all.put("pull.retry-delay", "10");
        for (int i = 0; i < more.length; i += 2) {
            all.put(more[i], more[i + 1]);
        }
        return Map.copyOf(all);
    }
}
