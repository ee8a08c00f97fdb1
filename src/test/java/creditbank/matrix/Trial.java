package creditbank.matrix;

import creditbank.matrix.judge.Allowance;
import creditbank.matrix.judge.RunChecks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One case: a home of its own before a night, that night disturbed, and what a user does afterwards. */
public final class Trial {
    private static final Pattern RERUN = Pattern.compile("\"rerun\":\"[^\"]*?ops/creditbank rerun ([0-9]+)");
    private static final double MOST_SECONDS = 30;
    private static final int ATTEMPTS = 3;
    private static final int LATER_SECONDS = 120;

    private final Lab lab;
    private final int night;
    private final Random random;
    private final Home home;
    private final Map<String, String> environment = new TreeMap<>();
    private Allowance allowance = Allowance.NONE;
    private double marked = -1;
    private final List<String> problems = new ArrayList<>();
    private final List<Nightly> commands = new ArrayList<>();

    Trial(Lab lab, Home home, int night, long seed) {
        this.lab = lab;
        this.home = home;
        this.night = night;
        this.random = new Random(seed);
    }

    /** What everything began with. */
    public Lab lab() {
        return lab;
    }

    /** What the night comes to undisturbed. */
    public Lab.Undisturbed undisturbed() {
        return lab.undisturbed(night);
    }

    /** A stage of the night; behind the last one comes the first one again. */
    public Moment moment(int number) {
        List<Moment> moments = undisturbed().moments();
        return moments.get(number % moments.size());
    }

    /** Which night is disturbed, from 0. */
    public int night() {
        return night;
    }

    /** What draws whatever the case leaves to chance. */
    public Random random() {
        return random;
    }

    /** The case's own home. */
    public Home home() {
        return home;
    }

    /** Another environment for what is started from now on. */
    public void environment(Map<String, String> more) {
        environment.clear();
        environment.putAll(more);
    }

    /** Other settings of senders for what is started from now on. */
    public void settings(Map<String, String> settings) throws IOException {
        home.settings(settings);
    }

    /** The case may leave more than others. */
    public void allow(Allowance more) {
        allowance = more;
    }

    Allowance allowance() {
        return allowance;
    }

    /** Something that is not as it should be, which the judge cannot see afterwards. */
    public void problem(String words) {
        problems.add(words);
    }

    /** Those of {@link #problem}, and which of the commands did not end by themselves, nor by the signal that was meant to end them. */
    List<String> problems() {
        List<String> all = new ArrayList<>(problems);
        commands.stream().filter(Nightly::hung).forEach(command -> all.add("a command does not end"));
        return all;
    }

    /** Removes the home; nobody uses it any more. */
    public void remove() throws IOException, InterruptedException {
        home.remove();
    }

    /** Starts the night. */
    public Nightly start() throws IOException {
        return start(List.of(), line -> {});
    }

    /** Starts the night below a tracer, and follows its progress. */
    public Nightly start(List<String> tracer, Consumer<String> follower) throws IOException {
        return command(tracer, follower, Lab.nightly(night));
    }

    /** Starts a command. */
    public Nightly command(List<String> tracer, Consumer<String> follower, String... arguments) throws IOException {
        Map<String, String> all = new TreeMap<>(Lab.environment(home));
        all.putAll(environment);
        Nightly command = Nightly.start(tracer, Lab.command(home, List.of(arguments)), all, home.said(), follower);
        commands.add(command);
        return command;
    }

    /** Asks until no run is called running any more, and notes how long that took since the kill; where the server is gone there is nobody to ask. */
    public void awaitMarked() throws IOException, SQLException, InterruptedException {
        long began = System.nanoTime();
        if (home.postmaster().isEmpty()) {
            return;
        }
        try (Connection connection = home.connect()) {
            do {
                marked = (System.nanoTime() - began) / 1e9;
                if (RunChecks.running(connection) == 0) {
                    return;
                }
                Thread.sleep(50);
            } while (marked < MOST_SECONDS);
        }
        problem("a dead run says running for more than " + MOST_SECONDS + " s");
    }

    /** The seconds until the dead run was marked, negative where it was not asked. */
    double marked() {
        return marked;
    }

    /** What is younger than a minute may still be somebody's, and stays until a later night; here it is made older, and that night is run. */
    private String again() throws IOException, InterruptedException {
        List<Path> young = new ArrayList<>();
        for (Path folder : List.of(home.temporary(), home.path().resolve("landing/incoming"))) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.filter(Files::isRegularFile).forEach(young::add);
            }
        }
        if (young.isEmpty()) {
            return "";
        }
        for (Path file : young) {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(LATER_SECONDS)));
        }
        if (start().await().code() != 0) {
            problem("fails once it has recovered");
        }
        return ", plain two minutes later";
    }

    /** Gives the same command again, and the rerun that it prints where it fails; what was needed. */
    String recover() throws IOException, InterruptedException {
        List<String> given = new ArrayList<>();
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            given.add("plain");
            Nightly.Answer answer = start().await();
            if (answer.code() == 0) {
                return String.join(", ", given) + again();
            }
            Matcher rerun = RERUN.matcher(answer.out());
            while (rerun.find()) {
                given.add("rerun");
                command(List.of(), line -> {}, "rerun", rerun.group(1)).await();
            }
        }
        problem("does not recover by " + String.join(", ", given));
        return String.join(", ", given);
    }
}
