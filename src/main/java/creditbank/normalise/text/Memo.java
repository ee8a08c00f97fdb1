package creditbank.normalise.text;

import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** Remembers a pure function's values for texts that repeat, such as titles; when full it goes on without remembering more. Thread-safe. */
final class Memo {
    private static final int ENTRIES = 16_384;
    private static final int LONGEST = 256;

    private final ConcurrentHashMap<String, String> known = new ConcurrentHashMap<>();
    private final UnaryOperator<String> function;

    Memo(UnaryOperator<String> function) {
        this.function = function;
    }

    String apply(String text) {
        String value = known.get(text);
        if (value == null) {
            value = function.apply(text);
            if (text.length() <= LONGEST && known.size() < ENTRIES) {
                known.put(text, value);
            }
        }
        return value;
    }
}
