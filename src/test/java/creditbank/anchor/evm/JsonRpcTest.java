package creditbank.anchor.evm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class JsonRpcTest {

    @Test
    void a_number_up_to_53_bits_is_whole_and_a_larger_one_is_refused() throws IOException {
        assertThat(whole("\"0x1fffffffffffff\"")).isEqualTo((1L << 53) - 1);
        assertThatThrownBy(() -> whole("\"0x20000000000000\""))
                .isInstanceOf(IOException.class)
                .hasMessage("the chain's node answers eth_blockNumber with a number of more than 53 bits");
        assertThatThrownBy(() -> whole("\"" + "0x" + "f".repeat(64) + "\""))
                .isInstanceOf(IOException.class)
                .hasMessage("the chain's node answers eth_blockNumber with a number of more than 53 bits");
    }

    @Test
    void a_nodes_words_are_told_cut_short_and_on_one_line() {
        assertThatThrownBy(() -> whole("\"a\\n" + "b".repeat(200) + "\""))
                .hasMessage("the chain's node answers eth_blockNumber with 'a " + "b".repeat(118)
                        + "…', expected a quantity");
        assertThatThrownBy(() -> result("{\"error\":{\"message\":\"no\\r\\nmoney\"}}"))
                .isInstanceOf(JsonRpc.RefusedException.class)
                .hasMessage("the chain's node refuses eth_blockNumber: no money");
    }

    private static long whole(String number) throws IOException {
        return JsonRpc.whole("eth_blockNumber", JsonRpc.result("eth_blockNumber", utf8("{\"result\":" + number + "}")));
    }

    private static void result(String answer) throws IOException {
        JsonRpc.result("eth_blockNumber", utf8(answer));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
