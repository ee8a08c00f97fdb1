package creditbank.matrix.kind;

import creditbank.matrix.Nightly;
import creditbank.matrix.Trial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A night is killed at a random time, and the program's clock has gone back an hour when it is started again; libfaketime sets the clock. */
final class WrongClock implements Kind {
    private static final String LIBRARY = "libfaketime.so.1";

    @Override
    public String name() {
        return "clock";
    }

    @Override
    public Optional<String> impossible() {
        return library().isPresent()
                ? Optional.empty()
                : Optional.of("libfaketime is not here: install it, or name its folder in CREDITBANK_FAKETIME");
    }

    private static Optional<Path> library() {
        Path folder = Path.of(System.getenv().getOrDefault("CREDITBANK_FAKETIME", "/usr/lib"));
        try (Stream<Path> files = Files.find(folder, 3, (file, kind) -> file.endsWith(LIBRARY))) {
            return files.findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public String disturb(Trial trial, int number) throws Exception {
        long moment =
                trial.random().nextLong(300, Math.max(301, trial.undisturbed().milliseconds()));
        Nightly night = trial.start();
        night.endsWithin(moment);
        night.kill();
        trial.awaitMarked();
        trial.environment(Map.of(
                "LD_PRELOAD",
                library().orElseThrow().toString(),
                "FAKETIME",
                "-1h",
                "FAKETIME_DONT_FAKE_MONOTONIC",
                "1"));
        Nightly.Answer answer = trial.start().await();
        if (answer.code() != 0) {
            trial.problem("fails when the clock has gone back: " + answer.code());
        }
        return "killed at " + moment + " ms, then the clock an hour back; that night ended with " + answer.code();
    }
}
