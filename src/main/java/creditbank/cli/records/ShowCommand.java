package creditbank.cli.records;

import creditbank.cli.HomeOptions;
import creditbank.credit.evidence.Evidence;
import creditbank.credit.evidence.Evidences;
import creditbank.recognise.Explanations;
import creditbank.recognise.act.Act;
import creditbank.recognise.act.Acts;
import creditbank.recognise.registry.Disputes;
import creditbank.recognise.sample.Samples;
import creditbank.run.centre.Centre;
import creditbank.seal.Receipts;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints one record on one screen. */
@Command(
        name = "show",
        description =
                "Shows one record: which claim gave which field and why, all claims behind it, attempts, versions with"
                        + " their seals, doubts, disputes, audits and conversions. Of a record that went into another it shows that one.",
        mixinStandardHelpOptions = true)
final class ShowCommand implements Callable<Integer> {
    @Mixin
    private HomeOptions options = new HomeOptions();

    @Parameters(paramLabel = "RECORD", description = "The record's number, as in the exports.")
    private long record;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        try (Centre centre = options.centre();
                Connection connection = centre.database().getConnection()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try {
                Shown shown = find(connection);
                spec.commandLine().getOut().println(options.json() ? RecordJson.of(shown) : RecordText.of(shown));
            } finally {
                connection.rollback();
            }
        }
        return 0;
    }

    private static List<Act> audits(Connection connection, long found) throws SQLException {
        List<Act> audits = new ArrayList<>();
        for (long act : Samples.acts(connection, found)) {
            audits.add(Acts.find(connection, act).orElseThrow());
        }
        return audits;
    }

    private Shown find(Connection connection) throws SQLException {
        Evidence asked = Evidences.of(connection, record)
                .orElseThrow(() -> new IllegalArgumentException("there is no record " + record));
        List<Long> successors = asked.head().live() ? List.of() : Evidences.successors(connection, record);
        boolean forwarded = successors.size() == 1;
        Evidence shown =
                forwarded ? Evidences.of(connection, successors.getFirst()).orElseThrow() : asked;
        long found = shown.head().recordId();
        List<Act> disputes = new ArrayList<>();
        Disputes.of(connection, found).forEach(dispute -> disputes.addAll(dispute.steps()));
        return new Shown(
                record,
                successors,
                shown,
                Explanations.of(connection, found).orElseThrow(),
                Receipts.ofRecord(connection, found),
                disputes,
                audits(connection, found));
    }
}
