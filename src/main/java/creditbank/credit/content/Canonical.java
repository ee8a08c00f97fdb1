package creditbank.credit.content;

/** Writes one JSON object as RFC 8785 wants it; the names must come in rising order, and empty texts are left out. */
public final class Canonical {
    private final StringBuilder out = new StringBuilder(160).append('{');

    public Canonical text(String name, String value) {
        if (!value.isEmpty()) {
            name(name);
            quoted(value);
        }
        return this;
    }

    public Canonical number(String name, long value) {
        name(name);
        out.append(value);
        return this;
    }

    /** A value that is canonical JSON already. */
    public Canonical raw(String name, String json) {
        name(name);
        out.append(json);
        return this;
    }

    public String end() {
        return out.append('}').toString();
    }

    private void name(String name) {
        if (out.length() > 1) {
            out.append(',');
        }
        out.append('"').append(name).append("\":");
    }

    private void quoted(String value) {
        out.append('"');
        for (int i = 0; i < value.length(); i++) {
            character(value.charAt(i));
        }
        out.append('"');
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
                    out.append("\\u00").append((char) ('0' + (c >> 4))).append("0123456789abcdef".charAt(c & 15));
                } else {
                    out.append(c);
                }
            }
        }
    }
}
