package creditbank.matrix;

import creditbank.matrix.judge.Canaries;
import creditbank.matrix.judge.Facts;
import creditbank.practice.PracticeProcess;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What every case begins with, made once: the senders of two nights, a home before each, and what each night comes to if nobody disturbs it.
 */
public final class Lab implements AutoCloseable {
    /** How many nights there are; each case disturbs one of them. */
    public static final int NIGHTS = 2;

    static final Path ENGINES = Path.of("target", "engines").toAbsolutePath();
    private static final LocalDate FIRST = LocalDate.of(2026, 9, 1);

    private final Path work;
    private final int learners;
    private final long seed;
    private final List<PracticeProcess> senders = new ArrayList<>();
    private final List<Home> before = new ArrayList<>();
    private final List<Undisturbed> undisturbed = new ArrayList<>();
    private final Canaries canaries;

    /**
     * A night that nobody disturbed.
     *
     * @param milliseconds how long the program ran
     * @param home what it has left
     */
    public record Undisturbed(Facts facts, List<Moment> moments, long milliseconds, Home home) {}

    /** Prepares everything below a work folder. */
    public Lab(Path work, int learners, long seed) throws IOException, InterruptedException, SQLException {
        this.work = work.toAbsolutePath();
        this.learners = learners;
        this.seed = seed;
        Home.remove(this.work);
        Files.createDirectories(this.work);
        for (int night = 0; night < NIGHTS; night++) {
            senders.add(PracticeProcess.start(senderHome(night), learners, seed, night));
        }
        canaries = Canaries.of(senderHome(0));
        Home empty = Home.empty(this.work.resolve("empty"));
        require(start(empty, "runs").await());
        before.add(empty);
        for (int night = 0; night < NIGHTS; night++) {
            undisturbed.add(run(night));
            before.add(undisturbed.get(night).home());
        }
    }

    private Undisturbed run(int night) throws IOException, InterruptedException, SQLException {
        Home home = Home.copy(before.get(night), work.resolve("undisturbed-" + night));
        home.settings(settings(night));
        long began = System.nanoTime();
        Nightly.Answer answer = start(home, nightly(night)).await();
        long milliseconds = (System.nanoTime() - began) / 1_000_000;
        require(answer);
        List<String> lines = answer.err().lines().toList();
        return new Undisturbed(Facts.of(home), Moment.of(lines), milliseconds, home);
    }

    private static void require(Nightly.Answer answer) throws IOException {
        if (answer.code() != 0) {
            throw new IOException("an undisturbed command fails: " + answer.err() + answer.out());
        }
    }

    private Nightly start(Home home, String... arguments) throws IOException {
        return Nightly.start(List.of(), command(home, List.of(arguments)), environment(home), home.said(), line -> {});
    }

    /** The folder of the senders of a night, with their truth. */
    public Path senderHome(int night) {
        return work.resolve("senders-" + night);
    }

    /** The home before a night. */
    public Home before(int night) {
        return before.get(night);
    }

    /** What a night comes to. */
    public Undisturbed undisturbed(int night) {
        return undisturbed.get(night);
    }

    /** Where a night's senders are. */
    public Map<String, String> settings(int night) {
        return new TreeMap<>(senders.get(night).settings());
    }

    /** What must not be seen anywhere. */
    public Canaries canaries() {
        return canaries;
    }

    /** A trial with a fresh copy of the home before a night, of which the judge hears nothing. */
    public Trial trial(String name, int night) throws IOException, InterruptedException {
        Home home = Home.copy(before(night), work.resolve(name));
        home.settings(settings(night));
        return new Trial(this, home, night, seed);
    }

    int learners() {
        return learners;
    }

    long seed() {
        return seed;
    }

    Path work() {
        return work;
    }

    /** A night's command as a user would give it. */
    static String[] nightly(int night) {
        return new String[] {"nightly", "--date", FIRST.plusDays(night).toString()};
    }

    static Map<String, String> environment(Home home) {
        return Map.of(
                "CREDITBANK_ENGINES",
                ENGINES.toString(),
                "TMPDIR",
                home.temporary().toString());
    }

    static List<String> command(Home home, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-Xshare:auto",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.io.tmpdir=" + home.temporary(),
                "-cp",
                classPath(),
                "creditbank.cli.Main"));
        command.addAll(arguments);
        command.addAll(List.of("--home", home.path().toString(), "--json"));
        return command;
    }

    /** Without the tests, whose settings of the log are not those of the program. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    @Override
    public void close() {
        senders.forEach(PracticeProcess::close);
    }
}
