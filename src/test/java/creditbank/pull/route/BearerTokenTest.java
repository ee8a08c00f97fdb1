package creditbank.pull.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is taken from the answer of a token's endpoint. */
class BearerTokenTest {
    private final BearerToken token = new BearerToken(Limits.of(Map.of()));

    @Test
    void a_token_is_taken_from_the_answer() throws Exception {
        accept("{\"access_token\":\"abc\",\"expires_in\":3600}");

        assertThat(token.isStale()).isFalse();
        assertThat(token.header()).isEqualTo("Bearer abc");
    }

    @Test
    void a_number_that_nothing_can_hold_is_no_json_and_quotes_nothing() {
        assertThatThrownBy(() -> accept("{\"access_token\":\"abc\",\"expires_in\":1e99999999999999999999}"))
                .isInstanceOf(SourceException.class)
                .hasMessage("requesting a token: the answer is not JSON")
                .hasNoCause();
    }

    private void accept(String answer) throws SourceException {
        token.accept(new ByteArrayInputStream(answer.getBytes(StandardCharsets.UTF_8)));
    }
}
