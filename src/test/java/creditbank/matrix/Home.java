package creditbank.matrix;

import creditbank.database.server.EmbeddedServer;
import creditbank.database.server.Engine;
import creditbank.database.server.Transition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A bank's home that nobody else has, with the program's temporary folder and what it has printed beside it. */
public final class Home {
    /** The role and the database of the embedded server. */
    public static final String USER = "creditbank";
    /** Tells our own sessions apart. */
    public static final String NAME = "crash-matrix";

    private final Path folder;

    private Home(Path folder) {
        this.folder = folder;
    }

    /** A new folder without a bank. */
    static Home empty(Path folder) throws IOException {
        Home home = new Home(folder.toAbsolutePath());
        Files.createDirectories(home.path());
        Files.createDirectories(home.temporary());
        Files.createDirectories(home.said());
        return home;
    }

    /** A copy of a bank that nobody is using. */
    static Home copy(Home from, Path folder) throws IOException, InterruptedException {
        Home home = new Home(folder.toAbsolutePath());
        remove(home.folder);
        Files.createDirectories(home.folder);
        home.take(from);
        Files.createDirectories(home.temporary());
        Files.createDirectories(home.said());
        return home;
    }

    /** All but the port: a program whose server is killed would come to that of another copy there, which has the same password. */
    private void take(Home from) throws IOException, InterruptedException {
        run("cp", "-a", "--reflink=auto", from.path().toString(), path().toString());
        Files.deleteIfExists(path().resolve("database/port"));
    }

    /** The folder of all. */
    public Path folder() {
        return folder;
    }

    /** What the program is given as its home. */
    public Path path() {
        return folder.resolve("home");
    }

    /** The program's temporary folder. */
    public Path temporary() {
        return folder.resolve("tmp");
    }

    /** Where what the program has printed lies. */
    public Path said() {
        return folder.resolve("said");
    }

    /** Writes where the senders are. */
    void settings(Map<String, String> settings) throws IOException {
        Path file = path().resolve("connections.properties");
        StringBuilder text = new StringBuilder();
        new TreeMap<>(settings)
                .forEach((key, value) ->
                        text.append(key).append('=').append(value).append('\n'));
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }

    /** The folder of the embedded server's data. */
    private Path data() throws IOException {
        return path().toRealPath().resolve("database").resolve("data");
    }

    /** The running server's first process, if there is one. */
    public Optional<ProcessHandle> postmaster() throws IOException {
        Path file = data().resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        return lines.isEmpty()
                ? Optional.empty()
                : ProcessHandle.of(Long.parseLong(lines.getFirst().strip()));
    }

    /** Starts the embedded server, or finds it running. */
    public void startServer() throws IOException, SQLException {
        Path database = path().toRealPath().resolve("database");
        Transition.run(database, () -> server(database).start());
    }

    /** Stops the embedded server, if it runs. */
    public void stopServer() throws IOException, SQLException {
        Path database = path().toRealPath().resolve("database");
        if (Files.exists(database.resolve("data")) && postmaster().isPresent()) {
            Transition.run(database, () -> {
                server(database).stop();
                return true;
            });
        }
    }

    private static EmbeddedServer server(Path database) throws IOException {
        return new EmbeddedServer(database, Engine.unpack(Lab.ENGINES), Map.of());
    }

    /** A session of the running server. */
    public Connection connect() throws IOException, SQLException {
        return dataSource().getConnection();
    }

    /** Sessions of the running server. */
    public DataSource dataSource() throws IOException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(url(port()));
        source.setUser(USER);
        source.setPassword(
                Files.readString(passwordFile(), StandardCharsets.US_ASCII).strip());
        source.setApplicationName(NAME);
        return source;
    }

    /** The address of its database at a port. */
    public static String url(int port) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + USER;
    }

    /** Where the server listens. */
    public int port() throws IOException {
        return Integer.parseInt(Files.readString(path().resolve("database/port"), StandardCharsets.US_ASCII)
                .strip());
    }

    /** The file with the password for the server. */
    public Path passwordFile() {
        return path().resolve("database/password");
    }

    /** Removes everything; the server is gone before. */
    void remove() throws IOException, InterruptedException {
        remove(folder);
    }

    /** Removes a folder with all that is in it. */
    public static void remove(Path folder) throws IOException, InterruptedException {
        run("rm", "-rf", folder.toString());
    }

    /** Runs a command to its end. */
    public static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + ": " + said);
        }
    }
}
