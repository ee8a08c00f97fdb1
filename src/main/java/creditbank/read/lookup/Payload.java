package creditbank.read.lookup;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values as bytes: for each a 32-bit length, -1 for none, and its UTF-8. The three values "ab", none and "" are {@code 00000002 6162 ffffffff 00000000}. */
final class Payload {

    private Payload() {}

    static byte[] write(List<@Nullable String> values) {
        byte @Nullable [][] parts = new byte @Nullable [values.size()][];
        int size = 4 * values.size();
        for (int i = 0; i < parts.length; i++) {
            String value = values.get(i);
            if (value != null) {
                byte[] part = value.getBytes(StandardCharsets.UTF_8);
                parts[i] = part;
                size += part.length;
            }
        }
        ByteBuffer bytes = ByteBuffer.allocate(size);
        for (int i = 0; i < parts.length; i++) {
            byte[] part = parts[i];
            bytes.putInt(part == null ? -1 : part.length);
            if (part != null) {
                bytes.put(part);
            }
        }
        return bytes.array();
    }

    static List<@Nullable String> read(byte[] payload) {
        ByteBuffer bytes = ByteBuffer.wrap(payload);
        List<@Nullable String> values = new ArrayList<>();
        while (bytes.hasRemaining()) {
            int length = bytes.getInt();
            if (length < 0) {
                values.add(null);
            } else {
                values.add(new String(payload, bytes.position(), length, StandardCharsets.UTF_8));
                bytes.position(bytes.position() + length);
            }
        }
        return values;
    }
}
