package creditbank.ledger.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import creditbank.ledger.tile.DamagedLogException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A log's server that does not keep to the rules: whoever mirrors or verifies it is told within his patience. */
class HostileServerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** What a server does with a connection. */
    @FunctionalInterface
    private interface Manners {
        void answer(OutputStream out) throws IOException, InterruptedException;
    }

    @Test
    void one_that_never_answers_or_drips_its_answer_is_given_up() throws Exception {
        refused(out -> TimeUnit.SECONDS.sleep(20), ": no whole answer in 2000 ms");
        refused(
                out -> {
                    write(out, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
                    for (int i = 0; i < 1000; i++) {
                        write(out, "x");
                        TimeUnit.MILLISECONDS.sleep(100);
                    }
                },
                ": no whole answer in 2000 ms");
    }

    @Test
    void one_that_says_more_than_a_file_may_have_is_refused() throws Exception {
        assertThatThrownBy(() -> read(out -> {
                    write(out, "HTTP/1.1 200 OK\r\n\r\n");
                    for (int i = 0; i < 1000; i++) {
                        write(out, "x".repeat(1000));
                    }
                }))
                .isInstanceOf(DamagedLogException.class)
                .hasMessage("checkpoint: longer than 100 bytes");
    }

    @Test
    void one_that_cuts_off_fails_or_speaks_no_http_is_told_from_a_file_that_is_not_there() throws Exception {
        refused(out -> write(out, "HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nshort"), "");
        refused(out -> write(out, "SSH-2.0-OpenSSH_9.6\r\n"), "");
        refused(out -> write(out, ""), "");
        refused(out -> write(out, "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\nabcd"), "");
        refused(out -> write(out, "HTTP/1.1 200 OK\r\nX: " + "x".repeat(1_000_000) + "\r\n\r\n"), "");
        refused(
                out -> write(out, "HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n"),
                "checkpoint: the server answers 503");
    }

    private static void refused(Manners manners, String words) {
        assertThatThrownBy(() -> read(manners))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(DamagedLogException.class)
                .hasMessageEndingWith(words);
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static void read(Manners manners) throws Exception {
        try (ServerSocket listening = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread server = Thread.startVirtualThread(() -> serve(listening, manners));
            Instant begun = Instant.now();
            try {
                new WebSite(URI.create("http://127.0.0.1:" + listening.getLocalPort()), PATIENCE)
                        .read("checkpoint", 100);
            } finally {
                assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(15));
                server.interrupt();
            }
        }
    }

    private static void serve(ServerSocket listening, Manners manners) {
        // The client may try again on a new connection.
        while (!listening.isClosed()) {
            try (Socket socket = listening.accept()) {
                // The whole request comes at once; what is not read would cut off the answer.
                assertThat(socket.getInputStream().read(new byte[8192])).isPositive();
                manners.answer(socket.getOutputStream());
            } catch (SocketException e) {
                // The client has hung up, as it should.
            } catch (IOException e) {
                throw new IllegalStateException(e);
            } catch (InterruptedException e) {
                return;
            }
        }
    }
}
