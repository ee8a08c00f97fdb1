package creditbank.pull;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import creditbank.database.StoreTest;
import creditbank.practice.server.BadgeSender;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@StoreTest
class BadgePullTest {
    private static final String SOURCE = "training-badges";

    @TempDir
    private Path folder;

    private PullFixture fixture;

    @BeforeEach
    void makePages() throws Exception {
        fixture = new PullFixture(folder.resolve("home"));
        for (int page = 1; page <= 3; page++) {
            Files.writeString(
                    folder.resolve("page-0000" + page + ".json"),
                    "{\"credentials\":[" + page + "]}",
                    StandardCharsets.US_ASCII);
        }
    }

    @Test
    void all_pages_are_landed_in_their_order() throws Exception {
        try (BadgeSender sender = start(Duration.ofMinutes(5))) {
            Delivery delivery = pull(sender.settings(), 1).orElseThrow();

            assertThat(delivery.parts()).extracting(Part::name).containsExactly("page-1", "page-2", "page-3");
            try (var in = fixture.landing.stream(delivery.parts().get(1))) {
                assertThat(in.readAllBytes()).asString().isEqualTo("{\"credentials\":[2]}");
            }
        }
    }

    @Test
    void a_token_that_lives_shorter_than_the_pull_is_fetched_anew() throws Exception {
        try (BadgeSender sender = start(Duration.ofSeconds(2))) {
            sender.fail(2, 503, 1);
            sender.fail(3, 503, 1);
            Map<String, String> settings = PullFixture.hasty(sender.settings(), "pull.retry-delay", "1100");
            assertThat(fixture.puller
                            .pull(SOURCE, PullFixture.route(SOURCE), settings, 1)
                            .orElseThrow()
                            .parts())
                    .hasSize(3);
        }
    }

    @Test
    void an_expired_token_is_said() throws Exception {
        try (BadgeSender sender = start(Duration.ZERO)) {
            assertRefused(sender.settings(), "HTTP status 401");
        }
    }

    @Test
    void a_page_that_fails_twice_is_asked_for_again() throws Exception {
        try (BadgeSender sender = start(Duration.ofMinutes(5))) {
            sender.fail(2, 500, 1);
            sender.fail(3, 429, 2);
            assertThat(pull(sender.settings(), 1).orElseThrow().parts()).hasSize(3);
        }
    }

    @Test
    void a_page_that_keeps_failing_fails_the_pull_and_leaves_no_delivery() throws Exception {
        try (BadgeSender sender = start(Duration.ofMinutes(5))) {
            sender.fail(2, 500, 99);
            assertRefused(sender.settings(), "HTTP status 500");
        }
        assertThat(fixture.deliveries.ofRun(1)).isEmpty();
    }

    @Test
    void a_redirect_is_not_followed() throws Exception {
        try (BadgeSender sender = start(Duration.ofMinutes(5))) {
            sender.fail(2, 302, 99);
            assertRefused(sender.settings(), "HTTP status 302");
        }
    }

    @Test
    void a_link_that_leads_back_is_a_repeated_page() throws Exception {
        try (BadgeSender sender = start(Duration.ofMinutes(5))) {
            sender.misdirect(2, "/credentials?limit=500&after=1");
            assertRefused(sender.settings(), "page repeated: the Link header leads back");
        }
    }

    @Test
    void the_same_bytes_under_another_address_are_a_repeated_page() throws Exception {
        Files.copy(folder.resolve("page-00002.json"), folder.resolve("page-00004.json"));
        try (BadgeSender sender = start(Duration.ofMinutes(5))) {
            assertRefused(sender.settings(), "page repeated: page 4 has the same bytes as an earlier one");
        }
    }

    @Test
    void a_link_to_another_origin_is_not_followed() throws Exception {
        try (BadgeSender sender = start(Duration.ofMinutes(5))) {
            sender.misdirect(1, "https://elsewhere.example/credentials");
            assertRefused(sender.settings(), "the Link header leads to another origin: https://elsewhere.example");
        }
    }

    @Test
    void more_pages_than_the_cap_fail_the_pull() throws Exception {
        try (BadgeSender sender = start(Duration.ofMinutes(5))) {
            assertRefused(
                    PullFixture.hasty(sender.settings(), "pull.maximum-parts", "2"), "more than 2 files or pages");
        }
    }

    @Test
    void a_wrong_secret_is_refused_and_not_said() throws Exception {
        try (BadgeSender sender = start(Duration.ofMinutes(5))) {
            assertThatThrownBy(() -> pull(
                            PullFixture.hasty(sender.settings(), "training-badges.client-secret", "s3cret+&%40"), 1))
                    .isInstanceOf(PullException.class)
                    .hasMessageContaining("HTTP status 401")
                    .hasMessageNotContaining("s3cret");
        }
    }

    @Test
    void a_server_of_another_authority_is_not_trusted() throws Exception {
        try (BadgeSender sender = start(Duration.ofMinutes(5));
                BadgeSender other =
                        BadgeSender.start(SOURCE, folder, folder.resolve("other"), 0, Duration.ofMinutes(5))) {
            assertRefused(
                    PullFixture.hasty(
                            sender.settings(),
                            "training-badges.ca-file",
                            other.settings().getOrDefault("training-badges.ca-file", "")),
                    "TLS: the server's certificate is not from the pinned authority");
        }
    }

    @Test
    void a_closed_port_is_said() throws Exception {
        Map<String, String> settings;
        try (BadgeSender sender = start(Duration.ofMinutes(5))) {
            settings = sender.settings();
        }
        assertRefused(settings, "connecting: connection refused");
    }

    private void assertRefused(Map<String, String> settings, String words) {
        assertThatThrownBy(() -> pull(settings, 1))
                .isInstanceOf(PullException.class)
                .hasMessageStartingWith("training-badges at https://127.0.0.1:")
                .hasMessageContaining(words);
    }

    private Optional<Delivery> pull(Map<String, String> settings, long run) throws PullException, SQLException {
        Map<String, String> all = settings.containsKey("pull.read-timeout") ? settings : PullFixture.hasty(settings);
        return fixture.puller.pull(SOURCE, PullFixture.route(SOURCE), all, run);
    }

    private BadgeSender start(Duration tokenLife) throws IOException {
        return BadgeSender.start(SOURCE, folder, folder.resolve("keys"), 0, tokenLife);
    }
}
