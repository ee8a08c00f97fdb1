package creditbank.practice;

import creditbank.practice.sender.Source;
import creditbank.practice.sender.form.Forms;
import creditbank.practice.server.BadgeSender;
import creditbank.practice.server.SftpSender;
import creditbank.practice.world.World;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The practice senders' own process, so that their work is told apart from the pipeline's: {@code --learners N --seed S --night K --home H}. It generates the
 * night's deliveries, starts the servers, prints the routes' settings as lines {@code key=value} and then {@code ready}, and serves until its standard input
 * ends. On a line {@code cpu} it prints {@code cpu=12.3}, the CPU seconds it has used; likewise {@code generation=8.9}, the seconds of making the files.
 */
public final class Practice {
    private static final Duration TOKEN_LIFE = Duration.ofMinutes(10);

    private Practice() {}

    public static void main(String[] args) {
        try {
            serve(arguments(args));
        } catch (IOException | InterruptedException | RuntimeException e) {
            e.printStackTrace();
            Runtime.getRuntime().halt(1);
        }
        Runtime.getRuntime().halt(0);
    }

    private static Map<String, String> arguments(String[] args) {
        Map<String, String> values = new HashMap<>(Map.of("--seed", "1", "--night", "0"));
        for (int i = 0; i + 1 < args.length; i += 2) {
            values.put(args[i], args[i + 1]);
        }
        if (args.length % 2 != 0 || !values.containsKey("--learners") || !values.containsKey("--home")) {
            throw new IllegalArgumentException("usage: --learners N [--seed S] [--night K] --home H");
        }
        return values;
    }

    /** Deletes the keys of processes that were killed. */
    private static void forgetDead(Path keys) throws IOException {
        if (!Files.isDirectory(keys)) {
            return;
        }
        try (Stream<Path> files = Files.walk(keys)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                String pid = keys.relativize(file).getName(0).toString();
                if (pid.matches("[0-9]+")
                        && ProcessHandle.of(Long.parseLong(pid)).isEmpty()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private static void serve(Map<String, String> arguments) throws IOException, InterruptedException {
        long started = System.nanoTime();
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Thread parent = new Thread(() -> answer(out), "parent");
        parent.setDaemon(true);
        parent.start();
        World world = World.of(number(arguments, "--learners"), Long.parseLong(arguments.getOrDefault("--seed", "1")));
        Path home = Path.of(arguments.getOrDefault("--home", "data")).toAbsolutePath();
        boolean generated = new Generation(world, number(arguments, "--night"), home).run();
        double seconds = generated ? (System.nanoTime() - started) / 1e9 : 0;
        Path practice = home.resolve("practice");
        forgetDead(practice.resolve("keys"));
        try (SftpSender oneroster = sftp(Source.ONEROSTER, "oneroster", practice);
                SftpSender talent = sftp(Source.TALENT, "talent", practice);
                BadgeSender badges = badges(practice)) {
            Map<String, String> settings = new TreeMap<>(oneroster.settings());
            settings.putAll(talent.settings());
            settings.putAll(badges.settings());
            settings.put(
                    Source.JWXT.id() + ".folder",
                    Forms.folder(practice, Source.JWXT).toString());
            settings.forEach((key, value) -> out.println(key + "=" + value));
            out.println("generation=" + decimal(seconds));
            out.println("ready");
            parent.join();
        }
    }

    private static int number(Map<String, String> arguments, String name) {
        return Integer.parseInt(arguments.getOrDefault(name, "0"));
    }

    private static SftpSender sftp(Source source, String user, Path practice) throws IOException {
        return SftpSender.start(source.id(), user, Forms.folder(practice, source), keys(practice, source), 0);
    }

    private static BadgeSender badges(Path practice) throws IOException {
        Source source = Source.BADGES;
        return BadgeSender.start(source.id(), Forms.folder(practice, source), keys(practice, source), 0, TOKEN_LIFE);
    }

    /** Each process has its own keys, so that two nights at once do not take them from each other. */
    private static Path keys(Path practice, Source source) throws IOException {
        Path own = practice.resolve("keys")
                .resolve(Long.toString(ProcessHandle.current().pid()));
        return Files.createDirectories(own).resolve(source.id());
    }

    /** Until the parent closes the pipe or dies, be it in the midst of generating: what is half written then has no marker and is written anew. */
    private static void answer(PrintStream out) {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.equals("cpu")) {
                    out.println("cpu=" + decimal(cpuSeconds(ProcessHandle.current())));
                }
            }
            out.println("cpu=" + decimal(cpuSeconds(ProcessHandle.current())));
        } catch (IOException e) {
            throw new UncheckedIOException("reading what the parent says", e);
        }
        Runtime.getRuntime().halt(0);
    }

    static double cpuSeconds(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1000.0;
    }

    private static String decimal(double seconds) {
        return String.format(Locale.ROOT, "%.2f", seconds);
    }
}
