package creditbank.anchor.evm;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A real EVM node, Foundry's anvil from npm, as a process of its own that makes blocks when told to. Whoever talks to it goes through a door that can be shut. */
final class Anvil implements AutoCloseable {
    private static final String VERSION = "1.7.1";
    private static final Path FOLDER =
            Path.of(System.getProperty("user.home"), ".cache", "creditbank", "anvil-" + VERSION);

    private final Process process;
    private final URI node;
    private final HttpServer door;
    private final HttpClient client = HttpClient.newHttpClient();
    private volatile boolean open = true;

    private Anvil(Process process, URI node) throws IOException {
        this.process = process;
        this.node = node;
        this.door = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        door.createContext("/", this::pass);
        door.start();
    }

    /** Starts a node; empty where neither it nor npm is here. */
    static Optional<Anvil> start() throws IOException, InterruptedException {
        Path program = FOLDER.resolve("node_modules/@foundry-rs/anvil-" + platform() + "/bin/anvil");
        if (!Files.exists(program) && !installed()) {
            return Optional.empty();
        }
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Process process = new ProcessBuilder(
                        program.toString(),
                        "--silent",
                        "--no-mining",
                        "--host",
                        "127.0.0.1",
                        "--port",
                        Integer.toString(port))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        Anvil anvil = new Anvil(process, URI.create("http://127.0.0.1:" + port));
        for (int i = 0; i < 200; i++) {
            try {
                new JsonRpc(anvil.node).call("eth_chainId");
                return Optional.of(anvil);
            } catch (IOException e) {
                Thread.sleep(50);
            }
        }
        anvil.close();
        throw new IOException("anvil does not answer");
    }

    /** npm checks what it brings against the registry's digest; no script of the package is run. */
    private static boolean installed() throws IOException, InterruptedException {
        Files.createDirectories(FOLDER);
        Process npm;
        try {
            npm = new ProcessBuilder(
                            "npm",
                            "install",
                            "--ignore-scripts",
                            "--no-audit",
                            "--no-fund",
                            "--prefix",
                            FOLDER.toString(),
                            "@foundry-rs/anvil-" + platform() + "@" + VERSION)
                    .redirectErrorStream(true)
                    .redirectOutput(new File("/dev/null"))
                    .start();
        } catch (IOException e) {
            return false;
        }
        return npm.waitFor(3, TimeUnit.MINUTES) && npm.exitValue() == 0;
    }

    private static String platform() {
        return System.getProperty("os.arch").equals("aarch64") ? "linux-arm64" : "linux-amd64";
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + door.getAddress().getPort());
    }

    /** Calls the node itself, whether or not the door is open. */
    void call(String method, Object... parameters) throws IOException {
        new JsonRpc(node).call(method, parameters);
    }

    void open(boolean now) {
        open = now;
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!open) {
                return;
            }
            byte[] request = exchange.getRequestBody().readAllBytes();
            byte[] answer = client.send(
                            HttpRequest.newBuilder(node)
                                    .header("Content-Type", "application/json")
                                    .POST(HttpRequest.BodyPublishers.ofByteArray(request))
                                    .build(),
                            HttpResponse.BodyHandlers.ofByteArray())
                    .body();
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        door.stop(0);
        process.destroyForcibly();
    }
}
