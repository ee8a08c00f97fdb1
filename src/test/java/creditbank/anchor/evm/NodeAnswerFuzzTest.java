package creditbank.anchor.evm;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import tools.jackson.databind.JsonNode;

/** What a chain's node answers: read as each call reads it, or refused in few words. */
class NodeAnswerFuzzTest {
    private static final int LONGEST_WORDS = 400;

    @FuzzTest
    void answer(byte[] bytes) {
        refused(() -> JsonRpc.result("eth_getLogs", bytes));
    }

    @FuzzTest
    void number(byte[] bytes) {
        refused(() -> {
            JsonNode result = JsonRpc.result("eth_blockNumber", bytes);
            assertThat(JsonRpc.whole("eth_blockNumber", result)).isNotNegative();
        });
    }

    @FuzzTest
    void receipt(byte[] bytes) {
        refused(() -> EvmAnchor.mined(JsonRpc.result("eth_getTransactionReceipt", bytes), "0x00", "0x00"));
    }

    @FuzzTest
    void logs(byte[] bytes) {
        refused(() -> EvmAnchor.kept(JsonRpc.result("eth_getLogs", bytes)));
    }

    private static void refused(Reading reading) {
        try {
            reading.read();
        } catch (IOException e) {
            assertThat(e.getMessage()).hasSizeLessThan(LONGEST_WORDS).doesNotContain("\n");
        }
    }

    private interface Reading {
        void read() throws IOException;
    }
}
