package creditbank.cli;

import creditbank.batch.Batch;
import creditbank.batch.BatchState;
import creditbank.batch.Batches;
import creditbank.batch.Findings;
import creditbank.run.centre.Centre;
import creditbank.run.retention.Purges;
import creditbank.run.retention.archive.Kind;
import creditbank.vault.ObjectKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a batch's refused rows, as they were sent, with the reasons. */
@Command(
        name = "refused",
        description =
                "Writes a batch's refused rows as CSV: code, reason, file, line and the row as it was sent. Where the"
                        + " delivery was refused as a whole, the reasons come first.",
        mixinStandardHelpOptions = true)
final class RefusedCommand implements Callable<Integer> {
    @Mixin
    private HomeOptions options = new HomeOptions();

    @Parameters(paramLabel = "BATCH", description = "The batch's number, as runs prints it.")
    private long number;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "A new file; only you can read it.")
    private Path out = Path.of("refused.csv");

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        try (Centre centre = options.centre();
                Connection connection = centre.database().getConnection()) {
            Batch batch = Batches.find(connection, number)
                    .orElseThrow(() -> new IllegalArgumentException("there is no batch " + number));
            connection.setAutoCommit(false);
            Written written =
                    write(connection, batch, batch.deliveryId() == 0 ? null : centre.rawKey(batch.deliveryId()));
            connection.rollback();
            spec.commandLine().getOut().println(options.json() ? written.json() : written.text(out));
        }
        return 0;
    }

    /**
     * How many lines were written.
     *
     * @param textless rows whose text a purge has deleted
     * @param deleted when; null where none was
     */
    private record Written(
            long rows,
            long reasons,
            long textless,
            @Nullable Instant deleted) {
        String json() {
            return "{\"rows\":" + rows + ",\"reasons\":" + reasons + ",\"textDeleted\":" + textless + "}";
        }

        String text(Path out) {
            String whole = reasons == 0 ? "" : "the delivery was refused as a whole for " + reasons + " reasons, and ";
            String gone = textless == 0
                    ? ""
                    : "; the text of " + textless + " of them was deleted by the purge of " + deleted
                            + ", as jobs/retention/policy.yaml says";
            return whole + rows + " refused rows in " + out + gone;
        }
    }

    private Written write(Connection connection, Batch batch, @Nullable ObjectKey key) throws Exception {
        Files.createFile(out, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        long[] written = {0, 0, 0};
        try (Writer writer = Files.newBufferedWriter(out, StandardCharsets.UTF_8, StandardOpenOption.WRITE)) {
            writer.write("code,reason,file,line,row\r\n");
            if (batch.state() == BatchState.REFUSED) {
                Findings.reasons(connection, batch.handle().id(), (file, line, code, reason) -> {
                    put(writer, line(code, reason, file, String.valueOf(line), ""));
                    written[1]++;
                });
            }
            if (key != null) {
                Findings.refused(connection, batch.handle().id(), (file, line, raw, codes, reasons) -> {
                    String text = raw == null ? "" : new String(key.decrypt(raw), StandardCharsets.UTF_8);
                    written[2] += raw == null ? 1 : 0;
                    put(writer, line(codes, reasons, file, String.valueOf(line), text));
                    written[0]++;
                });
            }
        }
        return new Written(
                written[0],
                written[1],
                written[2],
                Purges.when(connection, Kind.REFUSALS, number + "").orElse(null));
    }

    /** One line of RFC 4180; a field that a spreadsheet would take for a formula gets an apostrophe in front. */
    private static String line(String... fields) {
        return Stream.of(fields).map(RefusedCommand::field).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String field(String text) {
        String safe = !text.isEmpty() && "=+-@\t\0".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return '"' + safe.replace("\"", "\"\"") + '"';
    }

    private static void put(Writer writer, String line) {
        try {
            writer.write(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
