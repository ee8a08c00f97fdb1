package creditbank.run.centre;

import creditbank.anchor.StrictProperties;
import creditbank.ledger.Log;
import creditbank.ledger.Quorum;
import creditbank.ledger.policy.PolicyException;
import creditbank.run.source.ConfigurationException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Where a home's ledger lies: {@code ledger/log} for the readers, {@code ledger/policy} with the witnesses, if there are any, {@code ledger/waiting} with what waits for
 * them.
 *
 * @param origin the log's name; it holds the home's id, so that no two homes ever sign for one log
 */
public record LedgerHome(String origin, Log.Place place) {
    private static final String ALARM = "alarm-after";

    /**
     * The ledger of a home.
     *
     * @throws ConfigurationException if its policy is malformed, proves nothing or cannot be met, or its settings are wrong
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
                            Quorum.read(policy(home), alarmAfter(home))));
        } catch (PolicyException e) {
            throw new ConfigurationException(e.problems());
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(List.of(String.valueOf(e.getMessage())));
        }
    }

    /** How long a checkpoint may wait for its witnesses: {@code alarm-after} in {@code ledger/ledger.properties}. */
    private static Duration alarmAfter(Path home) throws IOException {
        Path file = home.resolve("ledger").resolve("ledger.properties");
        return Files.exists(file)
                ? new StrictProperties(file, Set.of(ALARM)).duration(ALARM, Quorum.ALARM)
                : Quorum.ALARM;
    }

    /** Where the policy of a home stands, if there is one. */
    public static Path policy(Path home) {
        return home.resolve("ledger").resolve("policy");
    }

    /** What is wrong with the policy and the settings of a home's ledger, with file and line. */
    public static List<String> check(Path home) throws IOException {
        List<String> problems = new ArrayList<>(Quorum.check(policy(home)));
        try {
            alarmAfter(home);
        } catch (IllegalArgumentException e) {
            problems.add(String.valueOf(e.getMessage()));
        }
        return problems;
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
