package creditbank.matrix.kind;

import creditbank.matrix.Lab;
import creditbank.matrix.Nightly;
import creditbank.matrix.Trial;
import creditbank.matrix.wire.CuttingProxy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The connection to a sender is cut or reset after a random number of its bytes, mostly in the midst of a file. */
final class Network implements Kind {
    private static final List<String> SFTP = List.of("school-oneroster", "talent-archive");
    private static final String HTTPS = "training-badges";
    private static final int GREETING = 3000;

    @Override
    public String name() {
        return "network";
    }

    @Override
    public String disturb(Trial trial, int number) throws Exception {
        int which = number / Lab.NIGHTS % (SFTP.size() + 1);
        boolean reset = trial.random().nextBoolean();
        String source = which < SFTP.size() ? SFTP.get(which) : HTTPS;
        Map<String, String> settings = new TreeMap<>(trial.lab().settings(trial.night()));
        long bytes = trial.random().nextLong(GREETING + sent(trial, source));
        int port = port(settings, source);
        int code;
        boolean cut;
        try (CuttingProxy proxy = new CuttingProxy(port, bytes, reset)) {
            lead(trial, settings, source, proxy.port());
            trial.settings(settings);
            Nightly night = trial.start();
            code = night.await().code();
            cut = proxy.hasCut();
        }
        trial.settings(trial.lab().settings(trial.night()));
        if (code != 0 && !cut) {
            trial.problem("fails though the connection was not cut: " + code);
        }
        return source + (reset ? " reset" : " cut") + " after " + bytes + " bytes" + (cut ? "" : ", which never came")
                + "; the night ended with " + code;
    }

    private static int port(Map<String, String> settings, String source) {
        String url = settings.getOrDefault(source + ".url", "");
        return Integer.parseInt(
                url.isEmpty() ? settings.getOrDefault(source + ".port", "") : url.substring(url.lastIndexOf(':') + 1));
    }

    /** How many bytes the sender has, roughly. */
    private static long sent(Trial trial, String source) throws IOException {
        Path practice = trial.lab().senderHome(trial.night()).resolve("practice");
        try (var files = Files.walk(practice)) {
            long bytes = 0;
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                bytes += file.toString().contains(source.substring(source.indexOf('-') + 1)) ? Files.size(file) : 0;
            }
            return Math.max(1, bytes);
        }
    }

    private static void lead(Trial trial, Map<String, String> settings, String source, int port) throws IOException {
        String old = Integer.toString(port(settings, source));
        if (source.equals(HTTPS)) {
            settings.computeIfPresent(source + ".url", (key, url) -> url.replace(":" + old, ":" + port));
            return;
        }
        Path hosts = Path.of(settings.getOrDefault(source + ".known-hosts", ""));
        Path moved = trial.home().folder().resolve("known_hosts");
        Files.writeString(
                moved,
                Files.readString(hosts, StandardCharsets.US_ASCII).replace("]:" + old, "]:" + port),
                StandardCharsets.US_ASCII);
        settings.put(source + ".port", Integer.toString(port));
        settings.put(source + ".known-hosts", moved.toString());
    }
}
