package creditbank.cli;

import creditbank.cli.report.Shell;
import creditbank.run.centre.Centre;
import creditbank.run.source.Settings;
import creditbank.run.source.Source;
import creditbank.run.source.Sources;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** The options of every command that opens a centre. */
final class HomeOptions {
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

    Path home() {
        return home;
    }

    Path root() {
        return root;
    }

    Shell shell() {
        return Shell.here(home, root);
    }

    boolean json() {
        return json;
    }

    List<Source> sources() throws IOException {
        return Sources.load(root);
    }

    /** Opens the centre with the settings of its real senders. */
    Centre centre() throws IOException, SQLException {
        return Centre.open(home, Settings.load(home), System.getenv());
    }

    /** Opens the centre with these settings of senders. */
    Centre centre(Map<String, String> settings) throws IOException, SQLException {
        return Centre.open(home, settings, System.getenv());
    }
}
