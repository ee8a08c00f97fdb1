package creditbank.pull;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import creditbank.database.StoreTest;
import creditbank.practice.server.RudeSender;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A sender over HTTPS that is rude ends its own pull, in the time and the memory that a pull may take. */
@StoreTest
class RudeSenderPullTest {
    private static final String SOURCE = "training-badges";
    private static final long MEBIBYTE = 1 << 20;

    @TempDir
    private Path folder;

    private PullFixture fixture;

    @BeforeEach
    void open() throws Exception {
        fixture = new PullFixture(folder.resolve("home"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/credentials | ENDLESS_BODY    | reading page 1: more bytes than the delivery may have",
                "/credentials | ENDLESS_CHUNKS  | reading page 1: more bytes than the delivery may have",
                "/credentials | ENDLESS_ERROR   | asking for /credentials: HTTP status 500",
                "/credentials | ENDLESS_LINE    | asking for /credentials: the head of the answer is too long",
                "/credentials | ENDLESS_HEAD    | asking for /credentials: the head of the answer is too long",
                "/credentials | ENDLESS_INTERIM | asking for /credentials: the pull takes longer than 3.0 s",
                "/credentials | DRIPPING_BODY   | reading page 1: the pull takes longer than 3.0 s",
                "/credentials | DRIPPING_HEAD   | asking for /credentials: the pull takes longer than 3.0 s",
                "/credentials | SHORT_BODY      | reading page 1: connection reset after 16 of 1000 bytes",
                "/credentials | NO_HTTP         | asking for /credentials: the answer is not HTTP",
                "/oauth/token | ENDLESS_BODY    | requesting a token: the answer is longer than 65536 bytes",
                "/oauth/token | ENDLESS_CHUNKS  | requesting a token: the answer is longer than 65536 bytes",
                "/oauth/token | ENDLESS_ERROR   | asking for /oauth/token: HTTP status 500",
                "/oauth/token | ENDLESS_LINE    | asking for /oauth/token: the head of the answer is too long",
                "/oauth/token | ENDLESS_HEAD    | asking for /oauth/token: the head of the answer is too long",
                "/oauth/token | ENDLESS_INTERIM | asking for /oauth/token: the pull takes longer than 3.0 s",
                "/oauth/token | DRIPPING_BODY   | requesting a token: the pull takes longer than 3.0 s",
                "/oauth/token | DRIPPING_HEAD   | asking for /oauth/token: the pull takes longer than 3.0 s",
                "/oauth/token | SHORT_BODY      | requesting a token: connection reset after 16 bytes",
                "/oauth/token | NO_HTTP         | asking for /oauth/token: the answer is not HTTP",
            })
    void its_pull_fails_with_what_it_did(String path, RudeSender.Manner manner, String words) throws Exception {
        try (RudeSender sender = new RudeSender(SOURCE, folder.resolve("keys"), path, manner)) {
            HeapWatch heap = HeapWatch.start();
            assertThatThrownBy(() -> fixture.puller.pull(
                            SOURCE,
                            PullFixture.route(SOURCE),
                            PullFixture.hasty(
                                    sender.settings(), "pull.maximum-time", "3000", "pull.maximum-bytes", "1000000"),
                            1))
                    .isInstanceOf(PullException.class)
                    .hasMessageStartingWith("training-badges at https://127.0.0.1:")
                    .hasMessageContaining(words);
            assertThat(heap.stop()).isLessThan(64 * MEBIBYTE);
        }
        assertThat(folder.resolve("home/landing/incoming")).isEmptyDirectory();
        assertThat(fixture.deliveries.ofRun(1)).isEmpty();
    }
}
