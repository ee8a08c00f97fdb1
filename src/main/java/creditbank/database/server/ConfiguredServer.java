package creditbank.database.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A PostgreSQL server that somebody else runs, named by {@code CREDITBANK_DB_URL}, {@code _USER} and {@code _PASSWORD_FILE}. */
public final class ConfiguredServer {
    private static final String URL = "CREDITBANK_DB_URL";
    private static final String USER = "CREDITBANK_DB_USER";
    private static final String PASSWORD_FILE = "CREDITBANK_DB_PASSWORD_FILE";

    private ConfiguredServer() {}

    /** The login that the environment names, or nothing where it names none. */
    public static Optional<Login> login(Map<String, String> environment) throws IOException {
        List<String> names = List.of(URL, USER, PASSWORD_FILE);
        List<String> missing = names.stream()
                .filter(name -> environment.getOrDefault(name, "").isBlank())
                .toList();
        if (missing.size() == names.size()) {
            return Optional.empty();
        }
        if (!missing.isEmpty()) {
            throw new IOException(String.join(" and ", missing) + " must be set too: " + String.join(", ", names)
                    + " name a server together");
        }
        String url = environment.getOrDefault(URL, "");
        if (!url.startsWith("jdbc:postgresql:") || url.contains("password=")) {
            throw new IOException(URL + " must begin with jdbc:postgresql: and hold no password");
        }
        Path file = Path.of(environment.getOrDefault(PASSWORD_FILE, ""));
        if (!Files.isRegularFile(file)) {
            throw new IOException(PASSWORD_FILE + " names " + file + ", which is no file");
        }
        return Optional.of(new Login(url, environment.getOrDefault(USER, ""), Folders.readSecret(file)));
    }
}
