package creditbank.ledger.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import creditbank.ledger.note.Checkpoint;
import creditbank.ledger.note.KeyFile;
import creditbank.ledger.note.NoteSignature;
import creditbank.ledger.note.SignedNote;
import creditbank.ledger.note.SigningKey;
import creditbank.ledger.note.VerifierKey;
import creditbank.merkle.Hash;
import creditbank.merkle.Hasher;
import creditbank.merkle.MemoryTree;
import creditbank.merkle.Prover;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WitnessTest {
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(1_679_315_147), ZoneOffset.UTC);
    private static final SigningKey LOG = SigningKey.generate("example.com/log");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final MemoryTree tree = new MemoryTree();
    private final MemoryTree other = new MemoryTree();

    @TempDir
    private Path folder;

    private Witness witness;
    private WitnessServer server;

    @BeforeEach
    void start() throws Exception {
        Hasher hasher = new Hasher();
        for (int i = 0; i < 12; i++) {
            tree.add(hasher.leaf(new byte[] {(byte) i}));
            other.add(hasher.leaf(new byte[] {(byte) (i < 3 ? i : 100 + i)}));
        }
        witness = open();
        server = WitnessServer.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Map.of("/north", witness));
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
        witness.close();
    }

    @Test
    void nine_requests_get_their_codes() throws Exception {
        // The requests of litewitness's own test (filippo.io/torchwood v0.9.0), told with our log.
        assertThat(post(request(0, 1)).statusCode()).isEqualTo(200);
        List<Hash> proof = new Prover(tree).consistency(0, 1, 3);
        assertThat(post(text(1, proof, note(SigningKey.generate("example.com/log"), tree, 3)))
                        .statusCode())
                .isEqualTo(403);
        assertThat(post(text(1, proof, note(SigningKey.generate("example.com/other"), tree, 3)))
                        .statusCode())
                .isEqualTo(404);
        assertThat(post(text(1, proof.subList(0, 1), note(LOG, tree, 3))).statusCode())
                .isEqualTo(422);
        assertThat(post(text(1, proof.reversed(), note(LOG, tree, 3))).statusCode())
                .isEqualTo(422);
        assertThat(post(request(1, 3)).statusCode()).isEqualTo(200);
        HttpResponse<String> stale = post(request(1, 5));
        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(stale.headers().firstValue("Content-Type")).contains("text/x.tlog.size");
        assertThat(stale.body()).isEqualTo("3\n");
        assertThat(post(request(3, 5)).statusCode()).isEqualTo(200);
        HttpResponse<String> first = post(request(0, 5));
        assertThat(first.statusCode()).isEqualTo(409);
        assertThat(first.body()).isEqualTo("5\n");
    }

    @Test
    void an_old_size_above_the_checkpoint_is_refused_and_the_same_tree_is_signed_again() throws Exception {
        assertThat(post(request(0, 5)).statusCode()).isEqualTo(200);
        assertThat(post(request(5, 5)).statusCode()).isEqualTo(200);
        assertThat(post(text(7, List.of(), note(LOG, tree, 5))).statusCode()).isEqualTo(400);
    }

    @Test
    void a_cosignature_verifies_and_says_when() throws Exception {
        HttpResponse<String> answer = post(request(0, 5));
        NoteSignature line = NoteSignature.parse(answer.body().strip());
        SignedNote note = note(LOG, tree, 5);
        assertThat(note.with(List.of(line)).verify(List.of(LOG.verifier(), witness.key())))
                .containsExactly(LOG.verifier(), witness.key());
        assertThat(witness.key().time(line)).isEqualTo(1_679_315_147);
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/plain; charset=utf-8");
        HttpResponse<String> latest = get("/north/" + Witness.path("example.com/log") + "/checkpoint");
        assertThat(latest.body()).isEqualTo(note.with(List.of(line)).toString());
        assertThat(get("/north/" + Witness.path("example.com/other") + "/checkpoint")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void another_history_is_refused_at_the_same_size_and_at_a_larger_one() throws Exception {
        post(request(0, 5));
        assertThat(post(text(5, List.of(), note(LOG, other, 5))).statusCode()).isEqualTo(422);
        List<Hash> proof = new Prover(other).consistency(0, 5, 9);
        assertThat(post(text(5, proof, note(LOG, other, 9))).statusCode()).isEqualTo(422);
        assertThat(post(request(5, 9)).statusCode()).isEqualTo(200);
    }

    @Test
    void an_empty_tree_may_be_cosigned_and_only_with_the_empty_root() throws Exception {
        SignedNote wrong = LOG.sign(new Checkpoint("example.com/log", 0, tree.node(0, 0)).text());
        assertThat(post(text(0, List.of(), wrong)).statusCode()).isEqualTo(422);
        SignedNote empty = LOG.sign(new Checkpoint("example.com/log", 0, Hasher.EMPTY).text());
        assertThat(post(text(0, List.of(), empty)).statusCode()).isEqualTo(200);
        assertThat(post(text(0, List.of(tree.node(0, 0)), note(LOG, tree, 2))).statusCode())
                .isEqualTo(422);
        assertThat(post(request(0, 2)).statusCode()).isEqualTo(200);
    }

    @Test
    void malformed_requests_are_refused() throws Exception {
        String good = request(0, 5);
        for (String bad : List.of(
                "",
                "\n\n",
                good.substring(4),
                good.replace("old 0", "old 00"),
                good.replace("old 0", "old -1"),
                good.replace("old 0", "old 9223372036854775808"),
                good.replace("old 0\n", "old 0\r\n"),
                good.replace("old 0\n", "old 0\nAAAA\n"),
                good.replace("old 0\n", "old 0\n" + (tree.node(0, 0).base64() + "\n").repeat(64)),
                good.substring(0, good.length() - 1),
                good.replace("\n5\n", "\n05\n"),
                good.replace("example.com/log\n5", "example.com/log"))) {
            assertThat(post(bad).statusCode()).as(bad).isEqualTo(400);
        }
        HttpRequest bytes = HttpRequest.newBuilder(uri("/north/add-checkpoint"))
                .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[] {(byte) 0xff, 10, 10}))
                .build();
        assertThat(CLIENT.send(bytes, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(400);
        assertThat(post(good + "x".repeat(AddCheckpoint.MOST_BYTES)).statusCode())
                .isEqualTo(413);
        assertThat(get("/north/add-checkpoint").statusCode()).isEqualTo(405);
        assertThat(get("/north/").statusCode()).isEqualTo(404);
        assertThat(get("/south/add-checkpoint").statusCode()).isEqualTo(404);
        assertThat(post(good).statusCode()).isEqualTo(200);
    }

    @Test
    void one_that_sends_half_a_request_holds_up_nobody() throws Exception {
        try (Socket slow = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            OutputStream out = slow.getOutputStream();
            out.write("POST /north/add-checkpoint HTTP/1.1\r\nHost: x\r\nContent-Length: 500\r\n\r\nold 0\n"
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            assertThat(post(request(0, 5)).statusCode()).isEqualTo(200);
            InputStream in = slow.getInputStream();
            assertThat(in.available()).isZero();
        }
    }

    @Test
    void of_many_that_ask_at_once_for_two_histories_one_history_is_cosigned() throws Exception {
        try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
            List<Future<Answer>> answers = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                SignedNote note = note(LOG, i % 2 == 0 ? tree : other, 4 + i % 8);
                byte[] body = text(0, List.of(), note).getBytes(StandardCharsets.UTF_8);
                answers.add(pool.submit(() -> witness.add(body)));
            }
            int signed = 0;
            for (Future<Answer> answer : answers) {
                signed += answer.get().status() == 200 ? 1 : 0;
            }
            assertThat(signed).isEqualTo(1);
        }
    }

    @Test
    void it_remembers_what_it_signed_and_starts_without_its_store_no_more() throws Exception {
        post(request(0, 5));
        assertThatThrownBy(this::open).isInstanceOf(IOException.class).hasMessageContaining("has the store already");
        server.close();
        witness.close();
        // What a kill between writing and renaming leaves.
        Path kept = folder.resolve("store").resolve(Witness.path("example.com/log"));
        Files.writeString(kept.resolve("checkpoint.tmp"), "half", StandardCharsets.UTF_8);
        witness = open();
        assertThat(witness.add(bytes(request(0, 7))).body()).isEqualTo("5\n");
        assertThat(witness.add(bytes(request(5, 7))).status()).isEqualTo(200);
        witness.close();
        Files.move(folder.resolve("store"), folder.resolve("elsewhere"));
        assertThatThrownBy(this::open)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("a witness that has forgotten what it signed may sign a second history");
        Files.move(folder.resolve("elsewhere"), folder.resolve("store"));
        witness = open();
    }

    @Test
    void a_flipped_bit_in_its_store_stops_it_for_this_log() throws Exception {
        post(request(0, 5));
        Path file =
                folder.resolve("store").resolve(Witness.path("example.com/log")).resolve("checkpoint");
        byte[] note = Files.readAllBytes(file);
        note["example.com/log\n".length()] ^= 1;
        Files.write(file, note);
        assertThat(post(request(4, 9)).statusCode()).isEqualTo(500);
        note["example.com/log\n".length()] ^= 1;
        Files.write(file, note);
        assertThat(post(request(5, 9)).statusCode()).isEqualTo(200);
    }

    @Test
    void a_key_of_a_log_is_no_key_of_a_witness() throws Exception {
        server.close();
        witness.close();
        Files.delete(folder.resolve("key"));
        KeyFile.readOrMake(folder.resolve("key"), "witness.example.com/north");
        assertThatThrownBy(this::open).hasMessageContaining("a key of type 1, expected 4");
        Files.delete(folder.resolve("key"));
        witness = open();
        assertThat(witness.key().type()).isEqualTo(VerifierKey.COSIGNATURE);
    }

    private Witness open() throws IOException {
        return Witness.open(
                folder.resolve("store"),
                folder.resolve("key"),
                "witness.example.com/north",
                List.of(LOG.verifier()),
                CLOCK);
    }

    private String request(long old, long size) {
        List<Hash> proof = old == 0 || old >= size ? List.of() : new Prover(tree).consistency(0, old, size);
        return text(old, proof, note(LOG, tree, size));
    }

    private static String text(long old, List<Hash> proof, SignedNote note) {
        return new String(new AddCheckpoint(old, proof, note.toString()).bytes(), StandardCharsets.UTF_8);
    }

    private static SignedNote note(SigningKey key, MemoryTree tree, long size) {
        Hash root = new Prover(tree).root(0, size);
        return key.sign(new Checkpoint(key.verifier().name(), size, root).text());
    }

    private HttpResponse<String> post(String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri("/north/add-checkpoint"))
                .POST(HttpRequest.BodyPublishers.ofByteArray(bytes(body)))
                .build();
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private HttpResponse<String> get(String path) throws Exception {
        return CLIENT.send(
                HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
