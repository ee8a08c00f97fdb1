package creditbank.cli.credits;

import creditbank.cli.HomeOptions;
import creditbank.recognise.Conversions;
import creditbank.run.centre.Centre;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the worksheets in force of all live records. */
@Command(
        name = "worksheets",
        description =
                "Writes the worksheets in force, one JSON object a line; ops/recompute-credits.py recomputes them.",
        mixinStandardHelpOptions = true)
final class WorksheetsCommand implements Callable<Integer> {
    @Mixin
    private HomeOptions options = new HomeOptions();

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "A new file.")
    private Path out = Path.of("");

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        long written;
        try (Centre centre = options.centre();
                BufferedWriter file =
                        Files.newBufferedWriter(out, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
                Connection connection = centre.database().getConnection()) {
            connection.setAutoCommit(false);
            written = write(connection, file);
            connection.rollback();
        }
        spec.commandLine()
                .getOut()
                .println(options.json() ? "{\"worksheets\":" + written + "}" : written + " worksheets in " + out);
        return 0;
    }

    private static long write(Connection connection, BufferedWriter file) throws SQLException {
        long[] written = {0};
        Conversions.worksheets(connection, worksheet -> {
            try {
                file.write(worksheet.json());
                file.write('\n');
            } catch (IOException e) {
                throw new UncheckedIOException("writing worksheets", e);
            }
            written[0]++;
        });
        return written[0];
    }
}
