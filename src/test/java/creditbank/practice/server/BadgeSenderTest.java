package creditbank.practice.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadgeSenderTest {
    @TempDir
    private Path folder;

    @Test
    void pages_follow_each_other_by_their_links_for_a_client_with_a_token() throws Exception {
        Files.writeString(folder.resolve("page-00001.json"), "{\"credentials\":[1]}", StandardCharsets.US_ASCII);
        Files.writeString(folder.resolve("page-00002.json"), "{\"credentials\":[2]}", StandardCharsets.US_ASCII);
        try (BadgeSender sender = BadgeSender.start("b", folder, folder.resolve("keys"), 0, Duration.ofMinutes(5));
                HttpClient client = client(Path.of(sender.settings().getOrDefault("b.ca-file", "")))) {
            String url = sender.settings().getOrDefault("b.url", "");
            String token = token(client, url, sender.settings().getOrDefault("b.client-secret", ""));

            HttpResponse<String> first = get(client, url + "/credentials?limit=500", token);
            HttpResponse<String> second = get(client, url + "/credentials?limit=500&after=1", token);

            assertThat(first.body()).isEqualTo("{\"credentials\":[1]}");
            assertThat(first.headers().firstValue("Link"))
                    .hasValue("<" + url + "/credentials?limit=500&after=1>; rel=\"next\"");
            assertThat(second.body()).isEqualTo("{\"credentials\":[2]}");
            assertThat(second.headers().firstValue("Link")).isEmpty();
        }
    }

    @Test
    void no_token_an_expired_token_and_a_wrong_secret_are_answered_401() throws Exception {
        try (BadgeSender sender = BadgeSender.start("b", folder, folder.resolve("keys"), 0, Duration.ZERO);
                HttpClient client = client(Path.of(sender.settings().getOrDefault("b.ca-file", "")))) {
            String url = sender.settings().getOrDefault("b.url", "");
            assertThat(get(client, url + "/credentials", "x").statusCode()).isEqualTo(401);
            String expired = token(client, url, sender.settings().getOrDefault("b.client-secret", ""));
            assertThat(get(client, url + "/credentials", expired).statusCode()).isEqualTo(401);
            assertThat(token(client, url, "wrong")).isEqualTo("{\"error\":\"invalid_client\"}");
        }
    }

    private static String token(HttpClient client, String url, String secret) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/oauth/token"))
                .header("Authorization", "Basic " + ClientForm.basic("creditbank", secret))
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
        String body = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        Matcher token = Pattern.compile("\"access_token\":\"([0-9a-f]+)\"").matcher(body);
        return token.find() ? token.group(1) : body;
    }

    private static HttpResponse<String> get(HttpClient client, String uri, String token) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(uri))
                .header("Authorization", "Bearer " + token)
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static HttpClient client(Path authority) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (InputStream in = Files.newInputStream(authority)) {
            store.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).build();
    }
}
