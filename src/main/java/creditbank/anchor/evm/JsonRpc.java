package creditbank.anchor.evm;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Calls a node by JSON-RPC 2.0 over HTTP. Answers are bounded in time and size, and redirects not followed. Messages never hold the address, which may have a secret in it. */
final class JsonRpc {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration ANSWER = Duration.ofSeconds(15);
    private static final int MOST_BYTES = 32 << 20;
    private static final int OK = 200;
    /** Of blocks, transactions and chains nobody has more; a walk over them ends. */
    private static final int EXACT_BITS = 53;

    private static final int LONGEST_WORDS = 120;

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(CONNECT).build();
    private final URI address;

    JsonRpc(URI address) {
        this.address = address;
    }

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    /** The node has refused a call. */
    static final class RefusedException extends IOException {
        private static final long serialVersionUID = 1;

        RefusedException(String method, String why) {
            super("the chain's node refuses " + method + ": " + why);
        }
    }

    /** The result; null where the node says null. */
    JsonNode call(String method, Object... parameters) throws IOException {
        ObjectNode request = object().put("jsonrpc", "2.0").put("id", 1).put("method", method);
        ArrayNode list = request.putArray("params");
        for (Object parameter : parameters) {
            list.addPOJO(parameter);
        }
        return result(method, post(method, JSON.writeValueAsString(request)));
    }

    /** The result in an answer. */
    static JsonNode result(String method, byte[] body) throws IOException {
        JsonNode answer;
        try {
            answer = JSON.readTree(body);
        } catch (JacksonException e) {
            throw new IOException("the chain's node answers " + method + " with what is no JSON", e);
        }
        JsonNode error = answer.path("error");
        if (error.isObject()) {
            throw new RefusedException(method, words(error.path("message").asString("without a reason")));
        }
        JsonNode result = answer.get("result");
        if (result == null) {
            throw new IOException("the chain's node answers " + method + " with neither result nor error");
        }
        return result;
    }

    /** The result as a number. */
    BigInteger number(String method, Object... parameters) throws IOException {
        return number(method, call(method, parameters));
    }

    /** The result as a whole number. */
    long whole(String method, Object... parameters) throws IOException {
        return whole(method, call(method, parameters));
    }

    static long whole(String what, JsonNode node) throws IOException {
        BigInteger number = number(what, node);
        if (number.bitLength() > EXACT_BITS) {
            throw new IOException(
                    "the chain's node answers " + what + " with a number of more than " + EXACT_BITS + " bits");
        }
        return number.longValueExact();
    }

    static BigInteger number(String what, JsonNode node) throws IOException {
        String text = node.isString() ? node.asString() : "";
        if (!text.matches("0x[0-9a-fA-F]{1,64}")) {
            throw new IOException(
                    "the chain's node answers " + what + " with '" + words(text) + "', expected a quantity");
        }
        return new BigInteger(text.substring(2), 16);
    }

    /** A node's words, cut short and without control characters. */
    private static String words(String text) {
        String clean = text.replaceAll("\\p{Cntrl}+", " ");
        return clean.length() <= LONGEST_WORDS ? clean : clean.substring(0, LONGEST_WORDS) + "…";
    }

    private byte[] post(String method, String body) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(ANSWER)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return inTime(method, () -> bytes(method, request));
    }

    private byte[] bytes(String method, HttpRequest request) throws IOException {
        try (InputStream in = answer(method, request)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new IOException(
                        "the chain's node answers " + method + " with more than " + MOST_BYTES + " bytes");
            }
            return bytes;
        }
    }

    /** The request's own timeout ends with the head of the answer; a node may give its body as slowly as it likes. */
    private static byte[] inTime(String method, Callable<byte[]> asking) throws IOException {
        FutureTask<byte[]> task = new FutureTask<>(asking);
        Thread thread = Thread.ofVirtual().start(task);
        try {
            return task.get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            thread.interrupt();
            throw new IOException(
                    "the chain's node has not answered " + method + " in " + ANSWER.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while calling the chain's node", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException refused) {
                throw refused;
            }
            throw new IllegalStateException("calling the chain's node", e.getCause());
        }
    }

    private InputStream answer(String method, HttpRequest request) throws IOException {
        HttpResponse<InputStream> response;
        try {
            response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while calling the chain's node", e);
        } catch (IOException e) {
            // Its words may hold the address.
            throw new IOException(
                    "the chain's node does not answer " + method + " ("
                            + e.getClass().getSimpleName() + ")",
                    e);
        }
        if (response.statusCode() != OK) {
            response.body().close();
            throw new IOException("the chain's node answers " + method + " with status " + response.statusCode());
        }
        return response.body();
    }
}
