package creditbank.anchor.evm;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
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
        JsonNode answer = post(method, JSON.writeValueAsString(request));
        JsonNode error = answer.path("error");
        if (error.isObject()) {
            throw new RefusedException(method, error.path("message").asString("without a reason"));
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

    static BigInteger number(String what, JsonNode node) throws IOException {
        String text = node.isString() ? node.asString() : "";
        if (!text.matches("0x[0-9a-fA-F]{1,64}")) {
            throw new IOException("the chain's node answers " + what + " with '" + text + "', expected a quantity");
        }
        return new BigInteger(text.substring(2), 16);
    }

    private JsonNode post(String method, String body) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(ANSWER)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream in = response.body()) {
                byte[] bytes = in.readNBytes(MOST_BYTES + 1);
                if (response.statusCode() != OK || bytes.length > MOST_BYTES) {
                    throw new IOException("the chain's node answers " + method + " with status " + response.statusCode()
                            + " and " + bytes.length + " bytes");
                }
                return JSON.readTree(bytes);
            }
        } catch (JacksonException e) {
            throw new IOException("the chain's node answers " + method + " with what is no JSON", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while calling the chain's node", e);
        }
    }
}
