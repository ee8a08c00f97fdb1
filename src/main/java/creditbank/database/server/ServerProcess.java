package creditbank.database.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What runs in a data folder. Every process of PostgreSQL has the data folder as its working folder, which tells it apart from a stranger that
 * got a dead server's process id, and shows the orphans of a killed server, who must be gone before another may start.
 *
 * @param running whether the process that {@code postmaster.pid} names lives
 * @param gone whether no process is left
 * @param port where the running one listens, 0 as long as it has not said so
 */
public record ServerProcess(boolean running, boolean gone, int port) {
    private static final int PORT_LINE = 3;

    /** Looks, and clears a dead server's {@code postmaster.pid} away. */
    public static ServerProcess find(Path data) throws IOException {
        Path file = data.resolve("postmaster.pid");
        List<String> lines = lines(file);
        Set<String> inhabitants = inhabitants(data);
        if (inhabitants.isEmpty()) {
            if (!lines.isEmpty() && lines.equals(lines(file))) {
                Files.deleteIfExists(file);
            }
            return new ServerProcess(false, true, 0);
        }
        boolean running =
                !lines.isEmpty() && inhabitants.contains(lines.getFirst().strip());
        String port = running && lines.size() > PORT_LINE ? lines.get(PORT_LINE).strip() : "";
        return new ServerProcess(running && !port.isEmpty(), false, port.isEmpty() ? 0 : Integer.parseInt(port));
    }

    private static List<String> lines(Path file) throws IOException {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    private static Set<String> inhabitants(Path data) throws IOException {
        Set<String> inhabitants = new HashSet<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : processes) {
                if (worksIn(process, data)) {
                    inhabitants.add(String.valueOf(process.getFileName()));
                }
            }
        }
        return inhabitants;
    }

    private static boolean worksIn(Path process, Path data) {
        try {
            return Files.readSymbolicLink(process.resolve("cwd")).equals(data);
        } catch (IOException e) {
            return false; // It ended meanwhile, or belongs to somebody else.
        }
    }
}
