package creditbank.cli.registry;

import creditbank.batch.Batches;
import creditbank.cli.HomeOptions;
import creditbank.outcome.GivenReason;
import creditbank.run.centre.Centre;
import creditbank.run.registry.RegistryReport;
import creditbank.run.registry.RegistryRun;
import creditbank.run.source.Sources;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every command needs that acts. */
public final class Acting {
    @Option(
            names = "--by",
            paramLabel = "WHO",
            defaultValue = "${sys:user.name}",
            description = "Who does it; kept with the act, not in what is sealed (default: ${DEFAULT-VALUE}).")
    private String by = "";

    @Option(
            names = "--date",
            paramLabel = "DATE",
            description = "The business date, not before the bank's last one and not to come (default: today).")
    private @Nullable LocalDate date;

    /** What a command does. */
    @FunctionalInterface
    public interface Deed {
        /** Does it. */
        RegistryReport on(RegistryRun run, Centre centre) throws IOException, SQLException;
    }

    /** Acts, and prints what became of it. */
    public RegistryReport act(HomeOptions options, PrintWriter out, Deed deed) throws IOException, SQLException {
        if (!by.matches("[^\\p{Cntrl}]{1,100}") || by.isBlank()) {
            throw new IllegalArgumentException("--by: expected a name of at most 100 characters");
        }
        var institutions = Sources.institutions(options.root());
        try (Centre centre = options.centre()) {
            RegistryRun run = new RegistryRun(centre, institutions, day(centre, options.today()), by);
            RegistryReport report = deed.on(run, centre);
            out.println(options.json() ? ActJson.of(report) : ActText.of(report));
            return report;
        }
    }

    /** A reason that somebody gives. */
    static String reason(String text) {
        return GivenReason.checked(text);
    }

    /** What is done has the day on which it is done: today, or the bank's last day where its nights are ahead of today. */
    private LocalDate day(Centre centre, LocalDate today) throws SQLException {
        LocalDate latest = latest(centre, today);
        LocalDate given = date;
        if (given != null && given.isAfter(latest)) {
            throw new IllegalArgumentException("--date: " + given + " is to come; expected " + latest
                    + " or an earlier day that the bank has not passed");
        }
        return given == null ? latest : given;
    }

    private static LocalDate latest(Centre centre, LocalDate today) throws SQLException {
        try (Connection connection = centre.database().getConnection()) {
            LocalDate last = Batches.lastDay(connection).orElse(today);
            return last.isAfter(today) ? last : today;
        }
    }
}
