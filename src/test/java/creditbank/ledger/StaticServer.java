package creditbank.ledger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** A plain web server on loopback for a log's folder, and for what a log's folder never has. */
public final class StaticServer implements AutoCloseable {
    /** Answers instead of files, by path; of one byte array the status is 200. */
    public final Map<String, byte[]> instead = new TreeMap<>();

    private final Path folder;
    private final HttpServer server;

    public StaticServer(Path folder) throws IOException {
        this.folder = folder;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/log/", this::answer);
        server.start();
    }

    /** Where the log is. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/log/";
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath().substring("/log/".length());
            Path file = folder.resolve(path);
            byte[] body =
                    instead.getOrDefault(path, Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[0]);
            boolean there = instead.containsKey(path) || Files.isRegularFile(file);
            exchange.sendResponseHeaders(there ? 200 : 404, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
