package creditbank.cli;

import creditbank.export.query.Query;
import creditbank.export.query.ResultFormat;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Asks the exports. */
@Command(
        name = "query",
        description =
                "Asks the exports in DuckDB's SQL; the tables are 'records' and 'quality'. Nothing can be written.",
        mixinStandardHelpOptions = true)
final class QueryCommand implements Callable<Integer> {
    @Mixin
    private HomeOptions options = new HomeOptions();

    @Parameters(
            paramLabel = "SQL",
            description = "One query, such as \"select kind, count(*) from records group by kind\".")
    private String sql = "";

    @Option(names = "--csv", description = "Prints CSV.")
    private boolean csv;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        ResultFormat format = options.json() ? ResultFormat.JSON : csv ? ResultFormat.CSV : ResultFormat.TABLE;
        Query.run(options.home(), sql, format, spec.commandLine().getOut());
        spec.commandLine().getOut().flush();
        return 0;
    }
}
