package creditbank.run;

import creditbank.run.centre.Progress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Eight threads that ask for one run at the same moment, half by its number and half by its date. Whoever gets it holds it until a file says go on. */
final class Contenders {
    static final int THREADS = 8;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private Contenders() {}

    /** Asks, and tells how each was answered. */
    static void ask(Bank bank, long run, Path goOn, Consumer<String> states) throws InterruptedException {
        CountDownLatch all = new CountDownLatch(THREADS);
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            for (int i = 0; i < THREADS; i++) {
                boolean byNumber = i % 2 == 0;
                threads.execute(() -> {
                    all.countDown();
                    await(all);
                    states.accept(ask(bank, run, byNumber, goOn));
                });
            }
        }
    }

    private static String ask(Bank bank, long run, boolean byNumber, Path goOn) {
        Progress holding = (source, message) -> await(goOn, message);
        try {
            RunReport report = byNumber
                    ? bank.runs().rerun(run, College.sources(), holding)
                    : bank.runs().nightly(College.source(), College.DAY, holding);
            return report.state();
        } catch (IOException | RuntimeException e) {
            return e.toString();
        }
    }

    private static void await(CountDownLatch all) {
        try {
            all.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void await(Path goOn, String message) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (message.equals("pulling") && !Files.exists(goOn) && System.nanoTime() < end) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    /** Eight more in a process of their own. */
    static Process start(College college, Path work, long run, Path goOn) throws IOException {
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Contenders.class.getName(),
                        work.toString(),
                        college.url(),
                        college.user(),
                        Long.toString(run),
                        goOn.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.US_ASCII);
        try (Bank bank = Bank.open(College.centre(Path.of(arguments[0]), arguments[1], arguments[2]))) {
            out.println("ready");
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII)).readLine();
            ask(bank, Long.parseLong(arguments[3]), Path.of(arguments[4]), out::println);
        }
    }
}
