package creditbank.cli.ledger;

import creditbank.ledger.note.NoteException;
import creditbank.ledger.note.VerifierKey;
import creditbank.ledger.witness.Witness;
import creditbank.ledger.witness.WitnessServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs a province's witness. */
@Command(
        name = "witness",
        description = {
            "Cosigns the checkpoints of logs that only grow (c2sp.org/tlog-witness), until it is stopped. Needs no database.",
            "Its store must never be restored from a backup: a witness that has lost it starts with a new key."
        },
        mixinStandardHelpOptions = true)
final class WitnessCommand implements Callable<Integer> {
    @Option(
            names = "--name",
            paramLabel = "NAME",
            required = true,
            description = "The witness's name, without a scheme, such as witness.example.com/north.")
    private String name = "";

    @Option(names = "--store", paramLabel = "DIR", required = true, description = "What it remembers; made at first.")
    private Path store = Path.of("");

    @Option(
            names = "--key",
            paramLabel = "FILE",
            required = true,
            description = "Its secret key, outside the store; made at first. No log and no other witness may have it.")
    private Path key = Path.of("");

    @Option(
            names = "--log",
            paramLabel = "KEY",
            required = true,
            description = "A log's key, name+id+base64, or a file that holds it; may be given several times.")
    private List<String> logs = new ArrayList<>();

    @Option(
            names = "--address",
            defaultValue = "127.0.0.1",
            description = "Where it listens (default: ${DEFAULT-VALUE}).")
    private String address = "127.0.0.1";

    @Option(names = "--port", defaultValue = "7380", description = "The port (default: ${DEFAULT-VALUE}).")
    private int port = 7380;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        List<VerifierKey> known = new ArrayList<>();
        for (String log : logs) {
            known.add(log(log));
        }
        CountDownLatch stopped = new CountDownLatch(1);
        try (Witness witness = Witness.open(store, key, name, known, Clock.systemUTC());
                WitnessServer server = WitnessServer.start(new InetSocketAddress(address, port), Map.of("", witness))) {
            Runtime.getRuntime().addShutdownHook(new Thread(stopped::countDown, "stop witness"));
            spec.commandLine()
                    .getOut()
                    .println("listening; the line for a policy:\nwitness "
                            + name.substring(name.lastIndexOf('/') + 1) + " " + witness.key() + " http://" + address
                            + ":" + server.port() + "/");
            spec.commandLine().getOut().flush();
            stopped.await();
        }
        return 0;
    }

    private static VerifierKey log(String text) throws IOException {
        try {
            boolean file = text.indexOf('+') < 0 || Files.isRegularFile(Path.of(text));
            return VerifierKey.parse(
                    file
                            ? Files.readString(Path.of(text), StandardCharsets.UTF_8)
                                    .strip()
                            : text);
        } catch (NoteException e) {
            throw new IllegalArgumentException("--log: " + e.getMessage(), e);
        }
    }
}
