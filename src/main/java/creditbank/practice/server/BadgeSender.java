package creditbank.practice.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * A sender's credential service on 127.0.0.1 over TLS: {@code POST /oauth/token} (client credentials, in a Basic header or in the form) and
 * {@code GET /credentials?limit=&after=}, which answers the prepared files {@code page-00001.json}, {@code page-00002.json}, … of a folder one by
 * one and names the next page in a {@code Link} header. {@code limit} is accepted and does not cut the prepared pages anew.
 */
public final class BadgeSender implements AutoCloseable {
    private static final String HOST = "127.0.0.1";
    private static final String CLIENT_ID = "creditbank";

    private final HttpsServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Path folder;
    private final Tokens tokens;
    private final String clientSecret;
    private final Map<String, String> settings;
    private final Map<Integer, Trouble> troubles = new ConcurrentHashMap<>();
    private final Map<Integer, String> nextLinks = new ConcurrentHashMap<>();

    private BadgeSender(String source, Path folder, Path keys, int port, Duration tokenLife) throws IOException {
        this.folder = folder;
        this.tokens = new Tokens(tokenLife);
        byte[] secret = new byte[24];
        new SecureRandom().nextBytes(secret);
        this.clientSecret = HexFormat.of().formatHex(secret);
        ServerIdentity identity = ServerIdentity.make(source);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(identity.context()));
        server.setExecutor(threads);
        server.createContext("/oauth/token", this::token);
        server.createContext("/credentials", this::credentials);
        Path authority =
                PrivateFiles.write(PrivateFiles.folder(keys).resolve("ca.pem"), KeyPairs.pem(identity.authority()));
        settings = Map.of(
                source + ".url",
                "https://" + HOST + ":" + server.getAddress().getPort(),
                source + ".client-id",
                CLIENT_ID,
                source + ".client-secret",
                clientSecret,
                source + ".ca-file",
                authority.toAbsolutePath().toString());
    }

    /**
     * Starts a server.
     *
     * @param source the source whose route pulls from here, the prefix of its settings
     * @param folder the prepared pages; without any, one empty page is answered
     * @param keys the folder for the authority's certificate {@code ca.pem}
     * @param port 0 for any free one
     */
    public static BadgeSender start(String source, Path folder, Path keys, int port, Duration tokenLife)
            throws IOException {
        BadgeSender sender = new BadgeSender(source, folder, keys, port, tokenLife);
        sender.server.start();
        return sender;
    }

    /** What the source's route needs in place of its placeholders. */
    public Map<String, String> settings() {
        return settings;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** From now on a page is answered with an error status, so many times. */
    public void fail(int page, int status, int times) {
        troubles.put(page, new Trouble(status, times));
    }

    /** From now on a page names this as its next one, instead of the truth. */
    public void misdirect(int page, String next) {
        nextLinks.put(page, next);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void token(HttpExchange exchange) throws IOException {
        try (exchange) {
            String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String basic = "Basic " + ClientForm.basic(CLIENT_ID, clientSecret);
            boolean known = basic.equals(exchange.getRequestHeaders().getFirst("Authorization"))
                    || ClientForm.names(form, CLIENT_ID, clientSecret);
            if (!exchange.getRequestMethod().equals("POST")) {
                error(exchange, 405, "invalid_request");
            } else if (!known) {
                error(exchange, 401, "invalid_client");
            } else if (!"client_credentials".equals(ClientForm.parse(form).get("grant_type"))) {
                error(exchange, 400, "unsupported_grant_type");
            } else {
                json(
                        exchange,
                        200,
                        String.format(
                                        Locale.ROOT,
                                        "{\"access_token\":\"%s\",\"token_type\":\"Bearer\",\"expires_in\":%d}",
                                        tokens.issue(),
                                        tokens.seconds())
                                .getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private void credentials(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> query = ClientForm.parse(
                    Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), ""));
            int page = pageAfter(query.get("after"));
            @Nullable Trouble trouble = troubles.get(page);
            if (!exchange.getRequestMethod().equals("GET")) {
                error(exchange, 405, "invalid_request");
            } else if (!tokens.accepts(exchange.getRequestHeaders().getFirst("Authorization"))) {
                exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer error=\"invalid_token\"");
                error(exchange, 401, "invalid_token");
            } else if (page < 1) {
                error(exchange, 400, "invalid_page");
            } else if (trouble != null && trouble.strikes()) {
                error(exchange, trouble.status(), "trouble");
            } else {
                page(exchange, page, query.getOrDefault("limit", "500"));
            }
        }
    }

    private void page(HttpExchange exchange, int page, String limit) throws IOException {
        Path file = file(page);
        String next = nextLinks.get(page);
        if (next == null && Files.exists(file(page + 1))) {
            next = settings.entrySet().stream()
                            .filter(setting -> setting.getKey().endsWith(".url"))
                            .findFirst()
                            .orElseThrow()
                            .getValue()
                    + "/credentials?limit=" + limit + "&after=" + page;
        }
        if (next != null) {
            exchange.getResponseHeaders().set("Link", "<" + next + ">; rel=\"next\"");
        }
        if (Files.exists(file)) {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, Files.size(file));
            try (OutputStream body = exchange.getResponseBody()) {
                Files.copy(file, body);
            }
        } else if (page == 1) {
            json(exchange, 200, "{\"credentials\":[]}".getBytes(StandardCharsets.UTF_8));
        } else {
            error(exchange, 404, "no_such_page");
        }
    }

    private Path file(int page) {
        return folder.resolve(String.format(Locale.ROOT, "page-%05d.json", page));
    }

    private static int pageAfter(@Nullable String after) {
        if (after == null) {
            return 1;
        }
        return after.matches("[0-9]{1,5}") ? Integer.parseInt(after) + 1 : 0;
    }

    private static void error(HttpExchange exchange, int status, String code) throws IOException {
        json(exchange, status, ("{\"error\":\"" + code + "\"}").getBytes(StandardCharsets.UTF_8));
    }

    private static void json(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
