package creditbank.cli;

import creditbank.cli.report.Shell;
import creditbank.run.centre.Centre;
import creditbank.run.source.Settings;
import creditbank.run.source.Source;
import creditbank.run.source.Sources;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** The options of every command that opens a centre. */
public final class HomeOptions {
    private static final ZoneId CENTRE = ZoneId.of("Asia/Shanghai");

    @Option(
            names = "--home",
            paramLabel = "DIR",
            defaultValue = "data",
            description =
                    "Holds the database, landed deliveries, exports, ledger and keys (default: ${DEFAULT-VALUE}).")
    private Path home = Path.of("data");

    @Option(
            names = "--root",
            paramLabel = "DIR",
            defaultValue = "${sys:creditbank.root:-.}",
            description = "Holds jobs, routes and mappings (default: the project).")
    private Path root = Path.of(".");

    @Option(names = "--json", description = "Prints one JSON document.")
    private boolean json;

    /** The home. */
    public Path home() {
        return home;
    }

    /** Where jobs, routes and mappings are. */
    public Path root() {
        return root;
    }

    /** Writes commands for this home. */
    public Shell shell() {
        return Shell.here(home, root);
    }

    /** Whether one JSON document is asked for. */
    public boolean json() {
        return json;
    }

    /** The business date that it is in the centre now. */
    public LocalDate today() {
        return LocalDate.now(Clock.system(CENTRE));
    }

    List<Source> sources() throws IOException {
        return Sources.load(root);
    }

    /** Opens the centre with the settings of its real senders. */
    public Centre centre() throws IOException, SQLException {
        return Centre.open(home, Settings.load(home), System.getenv());
    }

    /** Opens the centre with these settings of senders. */
    Centre centre(Map<String, String> settings) throws IOException, SQLException {
        return Centre.open(home, settings, System.getenv());
    }
}
