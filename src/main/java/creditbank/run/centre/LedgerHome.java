package creditbank.run.centre;

import creditbank.ledger.Log;
import creditbank.ledger.Quorum;
import creditbank.ledger.policy.PolicyException;
import creditbank.run.source.ConfigurationException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/**
 * Where a home's ledger lies: {@code ledger/log} for the readers, {@code ledger/policy} with the witnesses, if there are any, {@code ledger/waiting} with what waits for
 * them.
 *
 * @param origin the log's name; it holds the home's id, so that no two homes ever sign for one log
 */
public record LedgerHome(String origin, Log.Place place) {

    /**
     * The ledger of a home.
     *
     * @throws ConfigurationException if its policy is malformed, proves nothing or cannot be met
     */
    public static LedgerHome of(Path home) throws IOException {
        Path ledger = home.resolve("ledger");
        String id = Files.readString(home.resolve("home.id"), StandardCharsets.US_ASCII)
                .strip();
        try {
            return new LedgerHome(
                    "creditbank.local/" + id,
                    new Log.Place(
                            ledger.resolve("log"),
                            home.resolve("keys").resolve("ledger.key"),
                            ledger.resolve("log.vkey"),
                            Quorum.read(policy(home), Quorum.ALARM)));
        } catch (PolicyException e) {
            throw new ConfigurationException(e.problems());
        }
    }

    /** Where the policy of a home stands, if there is one. */
    public static Path policy(Path home) {
        return home.resolve("ledger").resolve("policy");
    }

    /** What is wrong with the policy of a home, with file and line. */
    public static List<String> check(Path home) throws IOException {
        return Quorum.check(policy(home));
    }

    /** Opens the log. */
    public Log open(DataSource database) throws IOException, SQLException {
        try {
            return Log.open(database, place, origin);
        } catch (PolicyException e) {
            throw new ConfigurationException(e.problems());
        }
    }
}
