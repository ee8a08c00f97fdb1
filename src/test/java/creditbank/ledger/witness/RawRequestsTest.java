package creditbank.ledger.witness;

import static org.assertj.core.api.Assertions.assertThat;

import creditbank.ledger.RawHttp;
import creditbank.ledger.note.SigningKey;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes over a bare socket, where no client keeps to the rules: each gets its status or is cut off, and nobody waits for ever. */
class RawRequestsTest {
    @TempDir
    private Path folder;

    private Witness witness;
    private WitnessServer server;

    @BeforeEach
    void start() throws Exception {
        SigningKey log = SigningKey.generate("example.com/log");
        witness = Witness.open(
                folder.resolve("store"),
                folder.resolve("key"),
                "witness.example.com/north",
                List.of(log.verifier()),
                Clock.systemUTC());
        server = WitnessServer.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Map.of("/north", witness));
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
        witness.close();
    }

    @Test
    void wrong_methods_and_paths_get_their_status() throws Exception {
        assertThat(status("GET /north/add-checkpoint HTTP/1.1")).isEqualTo("405");
        assertThat(status("PUT /north/add-checkpoint HTTP/1.1", "Content-Length: 0"))
                .isEqualTo("405");
        assertThat(status("BREW /north/add-checkpoint HTTP/1.1")).isEqualTo("405");
        assertThat(status("POST /north/" + "0".repeat(64) + "/checkpoint HTTP/1.1", "Content-Length: 0"))
                .isEqualTo("405");
        assertThat(status("GET /north/" + "0".repeat(64) + "/checkpoint HTTP/1.1"))
                .isEqualTo("404");
        assertThat(status("GET /north/../../../etc/passwd HTTP/1.1")).isEqualTo("404");
        assertThat(status("GET /north/..%2f..%2fkey HTTP/1.1")).isEqualTo("404");
        assertThat(status("GET /south/add-checkpoint HTTP/1.1")).isEqualTo("404");
    }

    @Test
    void what_is_no_http_is_refused_or_cut_off() throws Exception {
        assertThat(status("hello")).isIn("400", RawHttp.CLOSED);
        assertThat(status("POST")).isIn("400", RawHttp.CLOSED);
        assertThat(status("POST /north/add-checkpoint HTTP/1.1", "Content-Length: -1"))
                .isIn("400", RawHttp.CLOSED);
        assertThat(status("POST /north/add-checkpoint HTTP/1.1", "Content-Length: many"))
                .isIn("400", RawHttp.CLOSED);
        assertThat(status("POST /north/add-checkpoint HTTP/1.1", "Content-Length: 5", "Content-Length: 6"))
                .isIn("400", RawHttp.CLOSED);
        assertThat(status("GET /north/x HTTP/1.1", "X: " + "x".repeat(1_000_000)))
                .isIn("400", "431", RawHttp.CLOSED);
        List<String> many = new ArrayList<>(List.of("GET /north/x HTTP/1.1"));
        for (int i = 0; i < 5000; i++) {
            many.add("X-" + i + ": x");
        }
        assertThat(status(many.toArray(String[]::new))).isIn("400", "431", RawHttp.CLOSED);
        assertUp();
    }

    @Test
    void a_body_over_the_bound_is_not_listened_to_whether_it_says_its_length_or_not() throws Exception {
        assertThat(status("POST /north/add-checkpoint HTTP/1.1", "Content-Length: 10000000"))
                .as("before a byte of it has come")
                .isEqualTo("413");
        assertThat(status("POST /north/add-checkpoint HTTP/1.1", "Content-Length: 99999999999999999999"))
                .isIn("400", "413", RawHttp.CLOSED);
        String chunk = "10000\r\n" + "x".repeat(65_536) + "\r\n";
        assertThat(raw("POST /north/add-checkpoint HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + chunk.repeat(9)))
                .isEqualTo("413");
        assertUp();
    }

    @Test
    void bodies_that_are_no_request_are_400() throws Exception {
        for (String body : List.of(
                "old -1\n\nx\n1\nAAAA\n\n— x AAAA\n",
                "old 0\nnot base64\n\nexample.com/log\n1\nAAAA\n\n— x AAAA\n",
                "old 0\n\nexample.com/log\n-1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n— example.com/log AAAAAAA=\n",
                "old 0\n\nexample.com/log\n1\nbroken%%%\n\n— example.com/log AAAAAAA=\n",
                "\0\0\0\0")) {
            int length = body.getBytes(StandardCharsets.UTF_8).length;
            assertThat(raw("POST /north/add-checkpoint HTTP/1.1\r\nHost: x\r\nContent-Length: " + length + "\r\n\r\n"
                            + body))
                    .as(body)
                    .isEqualTo("400");
        }
        assertUp();
    }

    /** Half a line, half a head, half a body and a byte a second: all at once, so that they are waited for once. */
    @Test
    void who_is_slow_is_cut_off_and_holds_up_nobody() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> slow = new ArrayList<>();
            for (String begun : List.of(
                    "POST /nor",
                    "POST /north/add-checkpoint HTTP/1.1\r\nHost: x\r\n",
                    "POST /north/add-checkpoint HTTP/1.1\r\nHost: x\r\nContent-Length: 500\r\n\r\nold 0\n")) {
                slow.add(threads.submit(() -> drip(begun, false)));
                slow.add(threads.submit(() -> drip(begun, true)));
            }
            assertUp();
            for (Future<String> one : slow) {
                assertThat(one.get(RawHttp.DEADLINE.toSeconds(), TimeUnit.SECONDS))
                        .isIn("400", "408", RawHttp.CLOSED);
            }
        }
        assertUp();
    }

    private void assertUp() throws Exception {
        assertThat(status("GET /north/add-checkpoint HTTP/1.1")).isEqualTo("405");
    }

    private String status(String... lines) throws IOException {
        return RawHttp.status(server.port(), lines);
    }

    private String raw(String text) throws IOException {
        return RawHttp.send(server.port(), text);
    }

    /** Begins a request and never ends it, or goes on with a byte a second. */
    private String drip(String begun, boolean on) throws Exception {
        try (Socket socket = RawHttp.connect(server.port())) {
            OutputStream out = socket.getOutputStream();
            out.write(begun.getBytes(StandardCharsets.UTF_8));
            out.flush();
            while (on) {
                TimeUnit.SECONDS.sleep(1);
                try {
                    out.write('x');
                    out.flush();
                } catch (SocketException e) {
                    return RawHttp.CLOSED;
                }
            }
            return RawHttp.answer(socket);
        }
    }
}
