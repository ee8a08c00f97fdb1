package creditbank.cli.registry;

import creditbank.cli.HomeOptions;
import creditbank.run.centre.Centre;
import creditbank.run.registry.RegistryReport;
import creditbank.run.registry.RegistryRun;
import creditbank.run.source.Sources;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every command needs that acts. */
final class Acting {
    @Option(
            names = "--by",
            paramLabel = "WHO",
            defaultValue = "${sys:user.name}",
            description = "Who does it; kept with the act, not in what is sealed (default: ${DEFAULT-VALUE}).")
    private String by = "";

    @Option(names = "--date", paramLabel = "DATE", description = "The business date (default: today).")
    private @Nullable LocalDate date;

    /** What a command does. */
    interface Deed {
        RegistryReport on(RegistryRun run, Centre centre) throws IOException, SQLException;
    }

    /** Acts, and prints what became of it. */
    RegistryReport act(HomeOptions options, PrintWriter out, Deed deed) throws IOException, SQLException {
        if (!by.matches("[^\\p{Cntrl}]{1,100}") || by.isBlank()) {
            throw new IllegalArgumentException("--by: expected a name of at most 100 characters");
        }
        var institutions = Sources.institutions(options.root());
        try (Centre centre = options.centre()) {
            RegistryRun run = new RegistryRun(centre, institutions, date == null ? options.today() : date, by);
            RegistryReport report = deed.on(run, centre);
            out.println(options.json() ? ActJson.of(report) : ActText.of(report));
            return report;
        }
    }

    /** A reason that somebody gives. */
    static String reason(String text) {
        if (text.isBlank() || !text.matches("[^\\p{Cntrl}]{1,1000}")) {
            throw new IllegalArgumentException("--reason: expected a text of at most 1000 characters in one line");
        }
        return text;
    }
}
