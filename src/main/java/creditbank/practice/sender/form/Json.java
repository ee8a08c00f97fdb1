package creditbank.practice.sender.form;

/** Writes JSON without spaces; commas come by themselves. */
final class Json {
    private final StringBuilder out = new StringBuilder(1 << 12);
    private boolean comma;

    Json open(char bracket) {
        separate();
        out.append(bracket);
        comma = false;
        return this;
    }

    Json close(char bracket) {
        out.append(bracket);
        comma = true;
        return this;
    }

    Json name(String name) {
        separate();
        quote(name);
        out.append(':');
        comma = false;
        return this;
    }

    Json text(String value) {
        separate();
        quote(value);
        comma = true;
        return this;
    }

    Json field(String name, String value) {
        return name(name).text(value);
    }

    /** A number or other literal, written as it is. */
    Json raw(String name, String literal) {
        name(name);
        out.append(literal);
        comma = true;
        return this;
    }

    Json texts(String name, String... values) {
        name(name).open('[');
        for (String value : values) {
            text(value);
        }
        return close(']');
    }

    private void separate() {
        if (comma) {
            out.append(',');
        }
    }

    private void quote(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < 0x20) {
                out.append("\\u00").append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }

    /** What was written since the last call. */
    String take() {
        String text = out.toString();
        out.setLength(0);
        comma = false;
        return text;
    }
}
