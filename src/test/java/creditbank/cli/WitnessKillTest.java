package creditbank.cli;

import static org.assertj.core.api.Assertions.assertThat;

import creditbank.ledger.note.Checkpoint;
import creditbank.ledger.note.SigningKey;
import creditbank.ledger.witness.AddCheckpoint;
import creditbank.merkle.Hasher;
import creditbank.merkle.MemoryTree;
import creditbank.merkle.Prover;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A witness that is killed while it answers has kept whatever it has answered, and never signs a second history afterwards. */
class WitnessKillTest {
    private static final Pattern ADDRESS = Pattern.compile("witness north \\S+ (http://127\\.0\\.0\\.1:\\d+/)");
    private static final int ROUNDS = 3;
    private static final int MOST = 4000;

    @TempDir
    private Path work;

    private final SigningKey log = SigningKey.generate("example.com/log");
    private final MemoryTree tree = new MemoryTree();

    @Test
    void a_killed_witness_remembers_every_checkpoint_that_it_has_answered() throws Exception {
        Hasher hasher = new Hasher();
        for (int i = 0; i < MOST; i++) {
            tree.add(hasher.leaf(Integer.toString(i).getBytes(StandardCharsets.US_ASCII)));
        }
        long answered = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Program witness = start();
            String address = address(witness);
            HttpClient client = HttpClient.newHttpClient();
            HttpResponse<String> first = post(client, address, 0, 1);
            long seen = answered == 0 ? 1 : Long.parseLong(first.body().strip());
            // The one that was under way when it was killed may have been kept or not.
            assertThat(seen).isBetween(answered, answered + 1);
            answered = grow(client, address, seen, witness);
        }
        Program last = start();
        try (HttpClient client = HttpClient.newHttpClient()) {
            String address = address(last);
            long seen = Long.parseLong(post(client, address, 0, 1).body().strip());
            assertThat(seen).isBetween(answered, answered + 1);
            assertThat(post(client, address, seen, seen + 1).statusCode()).isEqualTo(200);
        } finally {
            last.terminate();
        }
    }

    /** Shows it one larger tree after the other and kills it in between; the last size that was answered. */
    private long grow(HttpClient client, String address, long from, Program witness) throws Exception {
        Thread killer = Thread.ofVirtual().start(() -> {
            try {
                Thread.sleep(400);
                witness.kill();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        long answered = from;
        try (client) {
            while (post(client, address, answered, answered + 1).statusCode() == 200) {
                answered++;
            }
            throw new AssertionError("refused at " + answered);
        } catch (IOException e) {
            killer.join();
            return answered;
        }
    }

    private HttpResponse<String> post(HttpClient client, String address, long old, long size) throws Exception {
        Prover prover = new Prover(tree);
        String note = log.sign(new Checkpoint("example.com/log", size, prover.root(0, size)).text())
                .toString();
        byte[] body = new AddCheckpoint(old, old == 0 ? List.of() : prover.consistency(0, old, size), note).bytes();
        return client.send(
                HttpRequest.newBuilder(URI.create(address + "add-checkpoint"))
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private Program start() throws Exception {
        return Program.start(
                work,
                "ledger",
                "witness",
                "--name",
                "witness.example.com/north",
                "--store",
                work.resolve("store").toString(),
                "--key",
                work.resolve("witness.key").toString(),
                "--log",
                log.verifier().toString(),
                "--port",
                "0");
    }

    private static String address(Program witness) throws Exception {
        String[] address = {""};
        witness.awaitPrinted(program -> {
            Matcher matcher = ADDRESS.matcher(program.out());
            address[0] = matcher.find() ? matcher.group(1) : "";
            return !address[0].isEmpty();
        });
        return address[0];
    }
}
