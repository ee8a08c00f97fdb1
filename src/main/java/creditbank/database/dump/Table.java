package creditbank.database.dump;

/**
 * A table.
 *
 * @param schema its schema, {@code public} or {@code staging}
 */
public record Table(String schema, String name) {
    private static final String PLAIN = "[a-z][a-z0-9_]*";

    public Table {
        if (!schema.matches(PLAIN) || !name.matches(PLAIN)) {
            throw new IllegalArgumentException(
                    "a table '" + schema + "." + name + "', expected small letters, digits and _");
        }
    }

    /** Reads {@code schema.name}. */
    public static Table parse(String text) {
        int dot = text.indexOf('.');
        if (dot < 0) {
            throw new IllegalArgumentException("a table '" + text + "', expected schema.name");
        }
        return new Table(text.substring(0, dot), text.substring(dot + 1));
    }

    @Override
    public String toString() {
        return schema + "." + name;
    }
}
