package creditbank.ledger.cosign;

import creditbank.ledger.witness.AddCheckpoint;
import creditbank.merkle.Proofs;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Speaks with witnesses over HTTP. Nothing that a witness sends can hold it up longer than its patience, or fill its memory. An address of a witness is taken as it
 * is: a redirection is a failure.
 */
public final class WitnessClient implements AutoCloseable {
    private static final int MOST_BYTES = 64 * 1024;
    private static final int OK = 200;
    private static final int CONFLICT = 409;
    private static final int INCONSISTENT = 422;
    private static final int LONGEST_WORDS = 120;

    private final Duration patience;
    private final HttpClient client;

    /** @param patience for one request, from connecting to the last byte of the answer */
    public WitnessClient(Duration patience) {
        this.patience = patience;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(patience)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    Reply add(String url, AddCheckpoint request) {
        URI address = URI.create(withoutSlashes(url) + "/add-checkpoint");
        HttpRequest post = HttpRequest.newBuilder(address)
                .timeout(patience)
                .header("Content-Type", "text/plain; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofByteArray(request.bytes()))
                .build();
        CompletableFuture<HttpResponse<InputStream>> sent =
                client.sendAsync(post, HttpResponse.BodyHandlers.ofInputStream());
        // The client's own time limit ends with the head of the answer; this one covers its body as well.
        CompletableFuture<Reply> reply = sent.thenApplyAsync(WitnessClient::read, Thread::startVirtualThread);
        try {
            return reply.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // Closing the client cuts the connection, and with it the reading of the body.
            sent.cancel(true);
            return new Reply.Failed("no answer in " + patience.toMillis() + " ms");
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            return new Reply.Failed(cause.getClass().getSimpleName() + suffix(cause.getMessage()));
        } catch (InterruptedException e) {
            sent.cancel(true);
            Thread.currentThread().interrupt();
            return new Reply.Failed("interrupted");
        }
    }

    private static String withoutSlashes(String url) {
        int end = url.length();
        while (end > 0 && url.charAt(end - 1) == '/') {
            end--;
        }
        return url.substring(0, end);
    }

    private static Reply read(HttpResponse<InputStream> answer) {
        try (InputStream in = answer.body()) {
            byte[] body = in.readNBytes(MOST_BYTES + 1);
            if (body.length > MOST_BYTES) {
                return new Reply.Failed("an answer of more than " + MOST_BYTES + " bytes");
            }
            return reply(answer.statusCode(), new String(body, StandardCharsets.UTF_8));
        } catch (IOException e) {
            return new Reply.Failed(e.getClass().getSimpleName() + suffix(e.getMessage()));
        }
    }

    /** Some answer 409 where the specification says 422; such a 409 has no size in its body. */
    static Reply reply(int status, String body) {
        if (status == OK) {
            return new Reply.Signed(body);
        }
        if (status == CONFLICT) {
            try {
                return new Reply.OtherSize(Proofs.parseSize(body.strip()));
            } catch (IllegalArgumentException e) {
                return new Reply.Inconsistent("409" + suffix(body));
            }
        }
        return status == INCONSISTENT
                ? new Reply.Inconsistent("422" + suffix(body))
                : new Reply.Failed(status + suffix(body));
    }

    /** A stranger's words, cut short and without control characters. */
    private static String suffix(@Nullable String words) {
        String clean = words == null ? "" : words.replaceAll("\\p{Cntrl}+", " ").strip();
        return clean.isEmpty() ? "" : ": " + clean.substring(0, Math.min(LONGEST_WORDS, clean.length()));
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
