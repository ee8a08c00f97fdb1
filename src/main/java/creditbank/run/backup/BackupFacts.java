package creditbank.run.backup;

import creditbank.database.dump.Table;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What a backup says of itself, {@code backup.properties}; whatever it does not say, or not in the right form, is a {@link BackupException}. */
final class BackupFacts {
    /** The file's name in a backup. */
    static final String NAME = "backup.properties";

    private final Properties facts = new Properties();

    private BackupFacts() {}

    static BackupFacts read(Path file) throws IOException {
        BackupFacts read = new BackupFacts();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            read.facts.load(reader);
            return read;
        } catch (CharacterCodingException | IllegalArgumentException e) {
            throw new BackupException(NAME + " cannot be read: " + e.getMessage());
        }
    }

    /** A text that must be there. */
    String text(String name) {
        String value = facts.getProperty(name);
        if (value == null) {
            throw new BackupException(NAME + " does not say '" + name + "'");
        }
        return value;
    }

    /** A whole number that must be there. */
    long number(String name) {
        String value = text(name);
        if (!value.matches("-?[0-9]{1,18}")) {
            throw new BackupException(NAME + " says '" + name + "', but no whole number");
        }
        return Long.parseLong(value);
    }

    /** The tables, in the order in which they are filled. */
    List<Table> tables() {
        try {
            return Stream.of(text("tables").split(",")).map(Table::parse).toList();
        } catch (IllegalArgumentException e) {
            throw new BackupException(NAME + ": " + e.getMessage());
        }
    }

    Set<String> names() {
        return new TreeSet<>(facts.stringPropertyNames());
    }
}
