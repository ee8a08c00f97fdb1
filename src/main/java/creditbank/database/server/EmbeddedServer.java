package creditbank.database.server;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A PostgreSQL server of our own in a folder: {@code data}, {@code password} (0600), {@code port}, {@code server.log}. It is a process of its
 * own and outlives a killed JVM. The caller holds the folder's lock during every method.
 */
public final class EmbeddedServer {
    private static final String USER = "creditbank";
    private static final String DATABASE = "creditbank";
    private static final int LAUNCHES = 3;
    private static final long FAREWELL = TimeUnit.SECONDS.toNanos(10);
    private static final long PATIENCE = TimeUnit.MINUTES.toNanos(10);

    private final Path folder;
    private final Path data;
    private final Path log;
    private final Engine engine;
    private final Map<String, String> changes;

    public EmbeddedServer(Path folder, Engine engine, Map<String, String> changes) throws IOException {
        Folders.createPrivate(folder);
        this.folder = folder.toRealPath();
        this.data = this.folder.resolve("data");
        this.log = this.folder.resolve("server.log");
        this.engine = engine;
        this.changes = changes;
    }

    /** Attaches to the running server, or makes and starts one; after a crash PostgreSQL itself repairs its data. */
    public Login start() throws IOException, SQLException {
        if (!Files.exists(data)) {
            initialise();
        }
        long end = System.nanoTime() + PATIENCE;
        for (int launches = 0; System.nanoTime() < end; pause()) {
            ServerProcess process = ServerProcess.find(data);
            if (process.running() && answers(process.port())) {
                return database(process.port());
            }
            if (process.gone()) {
                if (launches == LAUNCHES) {
                    throw new IOException("the embedded PostgreSQL does not start; its log ends with\n" + logTail());
                }
                launch(launches++ > 0);
            }
        }
        throw new IOException("the embedded PostgreSQL does not answer; its log ends with\n" + logTail());
    }

    /** Stops the server and waits until its last process is gone. */
    public void stop() throws IOException {
        for (String mode : List.of("fast", "immediate")) {
            control(List.of("stop", "-m", mode, "-t", "60"));
            for (long end = System.nanoTime() + FAREWELL; System.nanoTime() < end; pause()) {
                if (ServerProcess.find(data).gone()) {
                    return;
                }
            }
        }
        throw new IOException("the embedded PostgreSQL in " + folder + " does not stop");
    }

    /** Durable: a crash before the rename leaves a folder that the next start deletes; the password is there before the data that need it. */
    private void initialise() throws IOException {
        try (DirectoryStream<Path> stale = Files.newDirectoryStream(folder, "initdb-*")) {
            for (Path path : stale) {
                Folders.delete(path);
            }
        }
        Path password = folder.resolve("password");
        Folders.write(password, Base64.getUrlEncoder().withoutPadding().encodeToString(random()) + "\n");
        Path fresh = Files.createTempDirectory(folder, "initdb-");
        Command.Result result = run(
                "initdb",
                List.of(
                        "--pgdata=" + fresh,
                        "--username=" + USER,
                        "--pwfile=" + password,
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale=C",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8"));
        if (result.code() != 0) {
            throw new IOException("initdb failed:\n" + result.output());
        }
        Folders.write(fresh.resolve("pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\n");
        Files.move(fresh, data, StandardCopyOption.ATOMIC_MOVE);
        Folders.sync(folder);
    }

    private static byte[] random() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    private void launch(boolean newPort) throws IOException {
        Path file = folder.resolve("port");
        int port = newPort || !Files.exists(file) ? 0 : Integer.parseInt(Folders.read(file));
        port = freePort(port);
        Folders.write(file, port + "\n");
        Folders.write(data.resolve("postgresql.conf"), ServerSettings.text(port, changes));
        control(List.of("start", "-w", "-t", "600", "-l", log.toString()));
    }

    private Command.Result control(List<String> arguments) throws IOException {
        return run(
                "pg_ctl",
                Stream.concat(Stream.of("-D", data.toString()), arguments.stream())
                        .toList());
    }

    /** One at a time, since the folder is locked; the file that a killed program leaves is the next one's. */
    private Command.Result run(String program, List<String> arguments) throws IOException {
        return Command.run(engine.command(program, arguments), folder.resolve("command.out"));
    }

    private static int freePort(int wanted) throws IOException {
        try (ServerSocket socket = new ServerSocket(wanted, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            if (wanted == 0) {
                throw e;
            }
            return freePort(0);
        }
    }

    private boolean answers(int port) throws IOException, SQLException {
        try (Connection connection = login(port, "postgres").connect()) {
            return connection.isValid(10);
        } catch (SQLException e) {
            // 08: nobody listens yet; 57P03: it starts, recovers or stops.
            String state = String.valueOf(e.getSQLState());
            if ((state.startsWith("08") && !state.equals("08004")) || state.equals("57P03")) {
                return false;
            }
            throw e;
        }
    }

    private Login database(int port) throws IOException, SQLException {
        try (Connection connection = login(port, "postgres").connect();
                Statement statement = connection.createStatement()) {
            if (!statement
                    .executeQuery("select 1 from pg_database where datname = '" + DATABASE + "'")
                    .next()) {
                statement.execute("create database " + DATABASE);
            }
        }
        return login(port, DATABASE);
    }

    private Login login(int port, String name) throws IOException {
        String url = "jdbc:postgresql://127.0.0.1:" + port + "/" + name;
        return new Login(url, USER, Folders.readSecret(folder.resolve("password")));
    }

    private String logTail() throws IOException {
        try {
            List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 12), lines.size()));
        } catch (NoSuchFileException e) {
            return "(no log)";
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted while waiting for PostgreSQL").initCause(e);
        }
    }
}
