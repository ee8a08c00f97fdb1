package creditbank.seal;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** Writes texts, whole numbers, lists and objects as RFC 8785 says: one text for each value. */
public final class CanonicalJson {
    /** The largest whole number that every reader of JSON keeps exact, 2^53-1. */
    private static final long EXACT = (1L << 53) - 1;

    private final StringBuilder out = new StringBuilder();

    private CanonicalJson() {}

    /** The one text of an object. */
    public static String write(Map<String, ?> object) {
        CanonicalJson json = new CanonicalJson();
        json.object(object);
        return json.out.toString();
    }

    private void value(Object value) {
        if (value instanceof String text) {
            text(text);
        } else if (value instanceof Long || value instanceof Integer) {
            number(((Number) value).longValue());
        } else if (value instanceof Map<?, ?> object) {
            object(object);
        } else if (value instanceof Collection<?> list) {
            list(list);
        } else {
            throw new IllegalArgumentException(
                    "canonical JSON of a " + value.getClass().getName());
        }
    }

    /** Java compares texts by UTF-16 code units, which is the order that the RFC wants. */
    private void object(Map<?, ?> object) {
        TreeMap<String, Object> sorted = new TreeMap<>();
        object.forEach((key, value) -> sorted.put((String) key, value));
        char before = '{';
        for (Map.Entry<String, Object> entry : sorted.entrySet()) {
            out.append(before);
            text(entry.getKey());
            out.append(':');
            value(entry.getValue());
            before = ',';
        }
        out.append(sorted.isEmpty() ? "{}" : "}");
    }

    private void list(Collection<?> list) {
        char before = '[';
        for (Object value : list) {
            out.append(before);
            value(value);
            before = ',';
        }
        out.append(list.isEmpty() ? "[]" : "]");
    }

    private void number(long number) {
        if (number < -EXACT || number > EXACT) {
            throw new IllegalArgumentException("canonical JSON of " + number + ", expected at most 2^53-1");
        }
        out.append(number);
    }

    private void text(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c) && !isPair(text, i)) {
                throw new IllegalArgumentException("canonical JSON of half a character");
            }
            character(c);
        }
        out.append('"');
    }

    private static boolean isPair(String text, int i) {
        return Character.isHighSurrogate(text.charAt(i))
                ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }

    private void character(char c) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\t' -> out.append("\\t");
            case '\n' -> out.append("\\n");
            case '\f' -> out.append("\\f");
            case '\r' -> out.append("\\r");
            default -> {
                if (c < ' ') {
                    out.append("\\u00").append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
                } else {
                    out.append(c);
                }
            }
        }
    }
}
