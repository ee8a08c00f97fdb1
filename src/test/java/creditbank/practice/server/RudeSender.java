package creditbank.practice.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A credential service over TLS that has the right certificate and does what no decent one does, to the request for a token or to that for a page. */
public final class RudeSender implements AutoCloseable {
    private static final String OK = "HTTP/1.1 200 OK\r\n";
    private static final String TOKEN = "{\"access_token\":\"t\",\"expires_in\":3600}";
    private static final byte[] BLOCK = "x".repeat(1 << 16).getBytes(StandardCharsets.US_ASCII);

    /** What it does. */
    public enum Manner {
        /** A body that does not end. */
        ENDLESS_BODY,
        /** The same in chunks. */
        ENDLESS_CHUNKS,
        /** The same with the status of an error. */
        ENDLESS_ERROR,
        /** A line of the head that does not end. */
        ENDLESS_LINE,
        /** Lines of the head without end. */
        ENDLESS_HEAD,
        /** One interim answer behind the other. */
        ENDLESS_INTERIM,
        /** A byte of the body now and then. */
        DRIPPING_BODY,
        /** A byte of the head now and then. */
        DRIPPING_HEAD,
        /** A length that is longer than the body. */
        SHORT_BODY,
        /** Words that are not HTTP. */
        NO_HTTP
    }

    private final ServerSocket listener;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final String path;
    private final Manner manner;
    private final Map<String, String> settings;

    /**
     * Starts one.
     *
     * @param keys the folder for the authority's certificate
     * @param path of the requests that are answered rudely; others get a token
     */
    @SuppressWarnings("AddressSelection")
    public RudeSender(String source, Path keys, String path, Manner manner) throws IOException {
        ServerIdentity identity = ServerIdentity.make(source);
        this.path = path;
        this.manner = manner;
        listener =
                identity.context().getServerSocketFactory().createServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Path authority =
                PrivateFiles.write(PrivateFiles.folder(keys).resolve("ca.pem"), KeyPairs.pem(identity.authority()));
        settings = Map.of(
                source + ".url",
                "https://127.0.0.1:" + listener.getLocalPort(),
                source + ".client-id",
                "creditbank",
                source + ".client-secret",
                "secret",
                source + ".ca-file",
                authority.toAbsolutePath().toString());
        threads.execute(this::accept);
    }

    /** What the source's route needs in place of its placeholders. */
    public Map<String, String> settings() {
        return settings;
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listener.accept();
                threads.execute(() -> serve(client));
            }
        } catch (IOException e) {
            // Closed: nobody is served any more.
        }
    }

    private void serve(Socket client) {
        try (client;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
                OutputStream out = client.getOutputStream()) {
            for (String request = in.readLine(); request != null; request = in.readLine()) {
                for (String line = request; line != null && !line.isEmpty(); ) {
                    line = in.readLine();
                }
                if (request.contains(path)) {
                    answer(out);
                    return;
                }
                in.skip("grant_type=client_credentials".length());
                write(
                        out,
                        OK + "Content-Type: application/json\r\nContent-Length: " + TOKEN.length() + "\r\n\r\n"
                                + TOKEN);
            }
        } catch (IOException e) {
            // The client has had enough.
        }
    }

    private void answer(OutputStream out) throws IOException {
        switch (manner) {
            case ENDLESS_BODY -> endless(out, OK + "Connection: close\r\n\r\n", BLOCK);
            case ENDLESS_CHUNKS ->
                endless(out, OK + "Transfer-Encoding: chunked\r\n\r\n", bytes("400\r\n" + "x".repeat(0x400) + "\r\n"));
            case ENDLESS_ERROR -> endless(out, "HTTP/1.1 500 No\r\nConnection: close\r\n\r\n", BLOCK);
            case ENDLESS_LINE -> endless(out, OK + "X-Long: ", BLOCK);
            case ENDLESS_HEAD -> endless(out, OK, bytes("X-Many: 1\r\n".repeat(1000)));
            case ENDLESS_INTERIM -> endless(out, "", bytes("HTTP/1.1 103 Early Hints\r\n\r\n".repeat(1000)));
            case DRIPPING_BODY -> drip(out, OK + "Connection: close\r\n\r\n");
            case DRIPPING_HEAD -> drip(out, OK + "X-Slow: ");
            case SHORT_BODY -> write(out, OK + "Content-Length: 1000\r\n\r\n{\"credentials\":[");
            case NO_HTTP -> write(out, "220 mail.example.org ESMTP\r\n\r\n");
        }
    }

    private static void endless(OutputStream out, String head, byte[] block) throws IOException {
        write(out, head);
        while (true) {
            out.write(block);
        }
    }

    private static void drip(OutputStream out, String head) throws IOException {
        write(out, head);
        try {
            while (true) {
                write(out, "x");
                Thread.sleep(200);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(bytes(text));
        out.flush();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() throws IOException {
        listener.close();
        threads.shutdownNow();
    }
}
