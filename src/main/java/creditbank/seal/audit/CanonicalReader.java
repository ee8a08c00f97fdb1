package creditbank.seal.audit;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a JSON object of texts, whole numbers, truths, lists and objects, and refuses every text but the one that RFC 8785 gives it: names in rising order, no
 * blanks, the shortest escapes.
 */
public final class CanonicalReader {
    private static final int DEEPEST = 8;
    /** The largest whole number that every reader of JSON keeps exact, 2^53-1; the RFC has no text of its own for larger ones. */
    private static final long EXACT = (1L << 53) - 1;

    private static final int LONGEST_NUMBER = 17;
    private static final String ESCAPES = "\"\\bfnrt";
    private static final String ESCAPED = "\"\\\b\f\n\r\t";

    private final String text;
    private int at;

    private CanonicalReader(String text) {
        this.text = text;
    }

    /**
     * The object that the bytes are.
     *
     * @throws IllegalArgumentException with the place of what is wrong
     */
    public static Map<String, Object> object(byte[] utf8) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
            CanonicalReader reader = new CanonicalReader(text);
            Map<String, Object> object = reader.object(0);
            reader.require(reader.at == text.length(), "the end");
            return object;
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("not UTF-8", e);
        }
    }

    private Object value(int depth) {
        require(depth < DEEPEST, "no deeper value");
        char c = peek();
        if (c == '"') {
            return text();
        }
        if (c == '{') {
            return object(depth);
        }
        if (c == '[') {
            return list(depth);
        }
        if (c == 't' || c == 'f') {
            String word = c == 't' ? "true" : "false";
            require(text.startsWith(word, at), word);
            at += word.length();
            return c == 't';
        }
        return number();
    }

    private Map<String, Object> object(int depth) {
        take('{');
        Map<String, Object> object = new LinkedHashMap<>();
        String last = null;
        while (peek() != '}') {
            if (last != null) {
                take(',');
            }
            String name = text();
            require(last == null || last.compareTo(name) < 0, "names in rising order");
            take(':');
            object.put(name, value(depth + 1));
            last = name;
        }
        at++;
        return object;
    }

    private List<Object> list(int depth) {
        take('[');
        List<Object> list = new ArrayList<>();
        while (peek() != ']') {
            if (!list.isEmpty()) {
                take(',');
            }
            list.add(value(depth + 1));
        }
        at++;
        return list;
    }

    private Long number() {
        int from = at;
        if (peek() == '-') {
            at++;
        }
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        String digits = text.substring(from, at);
        require(digits.length() <= LONGEST_NUMBER && digits.matches("0|-?[1-9][0-9]*"), "a whole number");
        long number = Long.parseLong(digits);
        require(number >= -EXACT && number <= EXACT, "a whole number of at most 2^53-1");
        return number;
    }

    private String text() {
        take('"');
        StringBuilder value = new StringBuilder();
        for (char c = peek(); c != '"'; c = peek()) {
            require(c >= ' ', "an escaped control character");
            at++;
            value.append(c == '\\' ? escape() : c);
        }
        at++;
        return value.toString();
    }

    private char escape() {
        char c = peek();
        at++;
        if (ESCAPES.indexOf(c) >= 0) {
            return ESCAPED.charAt(ESCAPES.indexOf(c));
        }
        require(c == 'u' && text.substring(at, Math.min(at + 4, text.length())).matches("00[01][0-9a-f]"), "an escape");
        char control = (char) Integer.parseInt(text.substring(at, at + 4), 16);
        require(ESCAPED.indexOf(control) < 0, "the shorter escape");
        at += 4;
        return control;
    }

    private void take(char expected) {
        require(peek() == expected, "'" + expected + "'");
        at++;
    }

    private char peek() {
        require(at < text.length(), "more");
        return text.charAt(at);
    }

    private void require(boolean holds, String expected) {
        if (!holds) {
            throw new IllegalArgumentException("character " + at + ": expected " + expected);
        }
    }
}
