package creditbank.pull.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BearerTokenTest {

    @Test
    void a_token_is_taken_from_the_answer() throws SourceException {
        BearerToken token = new BearerToken();
        token.accept("{\"access_token\":\"abc\",\"expires_in\":3600}");
        assertThat(token.isStale()).isFalse();
        assertThat(token.header()).isEqualTo("Bearer abc");
    }

    @Test
    void a_number_that_nothing_can_hold_is_no_json_and_quotes_nothing() {
        assertThatThrownBy(() ->
                        new BearerToken().accept("{\"access_token\":\"abc\",\"expires_in\":1e99999999999999999999}"))
                .isInstanceOf(SourceException.class)
                .hasMessage("requesting a token: the answer is not JSON")
                .hasNoCause();
    }
}
