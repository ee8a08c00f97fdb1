package creditbank.ledger.site;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** A log on a web server; bundles may come gzipped, as c2sp.org/tlog-tiles allows. */
final class WebSite implements LogSite {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;

    private final String address;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    WebSite(URI address) {
        String text = address.toString();
        this.address = text.endsWith("/") ? text : text + "/";
    }

    @Override
    public Optional<byte[]> read(String path, int most) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(PATIENCE)
                .build();
        try {
            HttpResponse<InputStream> answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
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
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(address + path);
        }
    }
}
