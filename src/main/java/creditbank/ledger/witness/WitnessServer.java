package creditbank.ledger.witness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Serves witnesses over HTTP, each under its own prefix: {@code POST PREFIX/add-checkpoint} and {@code GET PREFIX/HASH/checkpoint}. TLS is the business of a proxy
 * before it. A client that is slow or says too much is cut off and holds up nobody.
 */
public final class WitnessServer implements AutoCloseable {
    private static final String ADD = "/add-checkpoint";
    private static final Pattern LATEST = Pattern.compile("/([0-9a-f]{64})/checkpoint");
    private static final int SECONDS = 20;
    private static final int CONNECTIONS = 512;

    static {
        // The JDK's server reads these once; they hold for every such server of the process.
        limit("sun.net.httpserver.maxReqTime", SECONDS);
        limit("sun.net.httpserver.maxRspTime", SECONDS);
        limit("jdk.httpserver.maxConnections", CONNECTIONS);
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private WitnessServer(HttpServer server) {
        this.server = server;
    }

    private static void limit(String property, int value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, Integer.toString(value));
        }
    }

    /**
     * Starts to serve.
     *
     * @param witnesses by prefix, such as {@code /north}; the prefix may be empty
     */
    public static WitnessServer start(InetSocketAddress address, Map<String, Witness> witnesses) throws IOException {
        WitnessServer started = new WitnessServer(HttpServer.create(address, 0));
        witnesses.forEach((prefix, witness) ->
                started.server.createContext(prefix + "/", exchange -> respond(exchange, prefix, witness)));
        started.server.setExecutor(started.threads);
        started.server.start();
        return started;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    private static void respond(HttpExchange exchange, String prefix, Witness witness) throws IOException {
        try (exchange) {
            Answer answer = answer(exchange, exchange.getRequestURI().getPath().substring(prefix.length()), witness);
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            // Closing would first wait for the rest of a request that nobody wants to read.
            exchange.getResponseBody().flush();
        }
    }

    private static Answer answer(HttpExchange exchange, String path, Witness witness) throws IOException {
        Matcher latest = LATEST.matcher(path);
        if (path.equals(ADD)) {
            return add(exchange, witness);
        }
        if (!latest.matches()) {
            return Answer.text(Answer.UNKNOWN, "expected " + ADD + " or /HASH/checkpoint\n");
        }
        if (!exchange.getRequestMethod().equals("GET")) {
            exchange.getResponseHeaders().set("Allow", "GET");
            return Answer.text(Answer.WRONG_METHOD, "expected GET\n");
        }
        Optional<byte[]> note = witness.latest(latest.group(1));
        return note.map(bytes -> Answer.text(Answer.OK, new String(bytes, StandardCharsets.UTF_8)))
                .orElseGet(() -> Answer.text(Answer.UNKNOWN, "nothing was cosigned of this log\n"));
    }

    private static Answer add(HttpExchange exchange, Witness witness) throws IOException {
        if (!exchange.getRequestMethod().equals("POST")) {
            exchange.getResponseHeaders().set("Allow", "POST");
            return Answer.text(Answer.WRONG_METHOD, "expected POST\n");
        }
        // Who says beforehand that it is too long is not listened to.
        String length = exchange.getRequestHeaders().getFirst("Content-Length");
        boolean tooLong = length != null && length.matches("[0-9]{7,}");
        byte[] body = tooLong ? new byte[0] : exchange.getRequestBody().readNBytes(AddCheckpoint.MOST_BYTES + 1);
        if (tooLong || body.length > AddCheckpoint.MOST_BYTES) {
            exchange.getResponseHeaders().set("Connection", "close");
            return Answer.text(Answer.TOO_LONG, "expected at most " + AddCheckpoint.MOST_BYTES + " bytes\n");
        }
        return witness.add(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
