package creditbank.ledger.site;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;

/** A log on a web server; bundles may come gzipped, as c2sp.org/tlog-tiles allows. */
final class WebSite implements LogSite {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** For the whole of a file, which has 16 MB at most. */
    private static final Duration WHOLE = Duration.ofMinutes(3);

    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;

    private final String address;
    private final Duration whole;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    WebSite(URI address) {
        this(address, WHOLE);
    }

    /** @param whole for one file, from connecting to its last byte */
    WebSite(URI address, Duration whole) {
        String text = address.toString();
        this.address = text.endsWith("/") ? text : text + "/";
        this.whole = whole;
    }

    @Override
    public Optional<byte[]> read(String path, int most) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(PATIENCE)
                .build();
        // The client's own time limit ends with the head of the answer; a server may give the rest as slowly as it
        // likes.
        CompletableFuture<HttpResponse<InputStream>> sent =
                client.sendAsync(request, HttpResponse.BodyHandlers.ofInputStream());
        CompletableFuture<Optional<byte[]>> body =
                sent.thenApplyAsync(answer -> body(answer, path, most), Thread::startVirtualThread);
        try {
            return body.get(whole.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            var unused = sent.thenAccept(WebSite::cut);
            sent.cancel(true);
            throw new IOException(address + path + ": no whole answer in " + whole.toMillis() + " ms", e);
        } catch (ExecutionException e) {
            throw failure(address + path, e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            var unused = sent.thenAccept(WebSite::cut);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(address + path);
        }
    }

    private Optional<byte[]> body(HttpResponse<InputStream> answer, String path, int most) {
        try (InputStream body = answer.body()) {
            if (answer.statusCode() == NOT_FOUND || answer.statusCode() == GONE) {
                return Optional.empty();
            }
            if (answer.statusCode() != OK) {
                throw new IOException(address + path + ": the server answers " + answer.statusCode());
            }
            boolean zipped = answer.headers()
                    .firstValue("Content-Encoding")
                    .filter("gzip"::equals)
                    .isPresent();
            return Optional.of(FolderSite.bounded(zipped ? new GZIPInputStream(body) : body, path, most));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void cut(HttpResponse<InputStream> answer) {
        try {
            answer.body().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What went wrong, told where it is noticed. */
    private static IOException failure(String file, Throwable cause) {
        if (cause instanceof UncheckedIOException unchecked) {
            return Objects.requireNonNull(unchecked.getCause());
        }
        if (cause instanceof RuntimeException damaged) {
            throw damaged;
        }
        return cause instanceof IOException own ? own : new IOException(file + ": " + cause.getMessage(), cause);
    }
}
