package creditbank.run;

import creditbank.run.centre.Progress;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** A process of its own that runs the college's source, says when it has come to a moment, and stays there until a file says go on. */
final class Sleeper {
    private Sleeper() {}

    static Process start(College college, Path work, String moment, Path goOn) throws IOException {
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Sleeper.class.getName(),
                        work.toString(),
                        college.url(),
                        college.user(),
                        moment,
                        goOn.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Sends a signal, such as STOP. */
    static void signal(Process process, String name) throws IOException, InterruptedException {
        int code = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
        if (code != 0) {
            throw new IOException("kill -" + name + " ended with " + code);
        }
    }

    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Path goOn = Path.of(arguments[4]);
        Progress sleeping = (source, message) -> {
            if (message.equals(arguments[3])) {
                out.println("there");
                while (!Files.exists(goOn)) {
                    LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
                }
            }
        };
        try (Bank bank = Bank.open(College.centre(Path.of(arguments[0]), arguments[1], arguments[2]))) {
            RunReport report = bank.runs().nightly(College.source(), College.DAY, sleeping);
            out.println(report.state() + ": " + report.cause());
        }
    }
}
