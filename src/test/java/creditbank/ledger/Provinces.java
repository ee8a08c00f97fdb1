package creditbank.ledger;

import creditbank.ledger.note.VerifierKey;
import creditbank.ledger.policy.Policy;
import creditbank.ledger.witness.Witness;
import creditbank.ledger.witness.WitnessServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Witnesses on loopback, all in this process, in two halves of which the second can be taken down. */
public final class Provinces implements AutoCloseable {
    private final List<Witness> witnesses = new ArrayList<>();
    private final int steady;
    private final VerifierKey log;
    private WitnessServer first;
    private WitnessServer second;
    private final int secondPort;

    /** @param steady how many of them stay up */
    public Provinces(Path folder, int count, int steady, VerifierKey log) throws IOException {
        this.steady = steady;
        this.log = log;
        for (int i = 0; i < count; i++) {
            Path own = folder.resolve("province" + i);
            witnesses.add(Witness.open(
                    own.resolve("store"), own.resolve("key"), "witness.test/p" + i, List.of(log), Clock.systemUTC()));
        }
        this.first = start(0, steady, 0);
        this.second = start(steady, count, 0);
        this.secondPort = second.port();
    }

    private WitnessServer start(int from, int to, int port) throws IOException {
        Map<String, Witness> served = new LinkedHashMap<>();
        for (int i = from; i < to; i++) {
            served.put("/p" + i, witnesses.get(i));
        }
        return WitnessServer.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), served);
    }

    /** Takes the second half down. */
    public void down() {
        second.close();
    }

    /** Brings it back. */
    public void up() throws IOException {
        second = start(steady, witnesses.size(), secondPort);
    }

    /** The policy that any so many of them are a quorum. */
    public String policy(int threshold) {
        StringBuilder text = new StringBuilder("log " + log + "\n");
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < witnesses.size(); i++) {
            int port = i < steady ? first.port() : secondPort;
            text.append("witness p" + i + " " + witnesses.get(i).key() + " http://127.0.0.1:" + port + "/p" + i + "\n");
            names.append(" p").append(i);
        }
        return text + "group provinces " + threshold + names + "\nquorum provinces\n";
    }

    Policy parsed(int threshold) {
        return Policy.parse("policy", policy(threshold).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        first.close();
        second.close();
        for (Witness witness : witnesses) {
            witness.close();
        }
    }
}
