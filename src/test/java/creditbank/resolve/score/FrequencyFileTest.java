package creditbank.resolve.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class FrequencyFileTest {

    @Test
    void frequent_values_have_their_own_bits_and_all_others_those_of_rare_ones() throws Exception {
        byte[] bytes = ByteBuffer.allocate(24)
                .putInt(1)
                .putFloat(-9)
                .putInt(1)
                .putLong(7)
                .putFloat(-2)
                .array();
        FrequencyFile file = parse(bytes);
        assertThat(file.comparisons()).isEqualTo(1);
        assertThat(file.bits(0, 7)).isEqualTo(-2f);
        assertThat(file.bits(0, 8)).isEqualTo(-9f);
    }

    /** Whoever sends a model names the file by its bytes, whatever these say. */
    @Test
    void lengths_that_the_bytes_do_not_have_are_refused_before_they_are_believed() {
        refused(ByteBuffer.allocate(0).array());
        refused(ByteBuffer.allocate(5).putInt(0).array());
        refused(ByteBuffer.allocate(4).putInt(-1).array());
        refused(ByteBuffer.allocate(4).putInt(Integer.MAX_VALUE).array());
        refused(ByteBuffer.allocate(12).putInt(1).putFloat(-9).putInt(-1).array());
        refused(ByteBuffer.allocate(12)
                .putInt(1)
                .putFloat(-9)
                .putInt(Integer.MAX_VALUE)
                .array());
    }

    private static void refused(byte... bytes) {
        assertThatThrownBy(() -> parse(bytes))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a.frequencies: cut off, or of other lengths than it says; train the model again");
    }

    private static FrequencyFile parse(byte[] bytes) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
        return FrequencyFile.parse("a.frequencies", bytes, HexFormat.of().formatHex(digest));
    }
}
