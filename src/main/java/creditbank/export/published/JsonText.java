package creditbank.export.published;

/** Text as a JSON string. */
public final class JsonText {
    private JsonText() {}

    /** A string with the escapes of RFC 8785, which are those of JavaScript's JSON.stringify. */
    public static String quote(String value) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"', '\\' -> out.append('\\').append(c);
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                default -> plain(out, c);
            }
        }
        return out.append('"').toString();
    }

    private static void plain(StringBuilder out, char c) {
        if (c < ' ') {
            out.append(c < 16 ? "\\u000" : "\\u001").append("0123456789abcdef".charAt(c % 16));
        } else {
            out.append(c);
        }
    }
}
