package creditbank.read.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Partners' values as they are kept while a delivery is read: what is written is read. */
class PayloadFuzzTest {
    @FuzzTest
    void values(FuzzedDataProvider data) {
        List<@Nullable String> values = new ArrayList<>();
        while (data.remainingBytes() > 0) {
            values.add(data.consumeBoolean() ? data.consumeAsciiString(9).replace('\0', '学') : null);
        }
        assertThat(Payload.read(Payload.write(values))).isEqualTo(values);
    }
}
