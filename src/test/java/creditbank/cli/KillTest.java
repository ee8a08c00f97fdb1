package creditbank.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills nights at random moments. The short form kills five nights of 500 learners; {@code ./mvnw test -Pkill-sweep} kills twenty nights of 20,000.
 */
class KillTest {
    private static final int KILLS = Integer.getInteger("creditbank.kills", 5);
    private static final String LEARNERS = System.getProperty("creditbank.kill.learners", "500");
    private static final long SEED = Long.getLong("creditbank.kill.seed", 20260901L);

    @TempDir
    private Path work;

    @Test
    void a_night_killed_at_any_moment_and_started_again_ends_in_the_undisturbed_bank() throws Exception {
        Path undisturbed = work.resolve("undisturbed");
        long began = System.nanoTime();
        assertThat(night(undisturbed))
                .satisfies(answer -> assertThat(answer.code()).as(answer.err()).isZero());
        long length = (System.nanoTime() - began) / 1_000_000;
        String digest = digest(undisturbed);

        Random random = new Random(SEED);
        for (int kill = 0; kill < KILLS; kill++) {
            Path home = work.resolve("killed-" + kill);
            long moment = 500 + (long) (random.nextDouble() * (length - 500));
            boolean databaseToo = kill % 2 == 1;

            Program killed = Program.start(work, arguments(home));
            boolean ended = killed.endedWithin(moment);
            killed.kill();
            if (databaseToo) {
                killDatabase(home);
            }

            String story = "kill " + kill + " at " + moment + " ms" + (ended ? " (had ended)" : "")
                    + (databaseToo ? " with its database" : "");
            assertThat(night(home))
                    .satisfies(answer ->
                            assertThat(answer.code()).as(story + answer.err()).isZero());
            assertThat(digest(home)).as(story).isEqualTo(digest);
            System.out.println(story + ": same digest");
        }
    }

    private Program.Answer night(Path home) throws IOException, InterruptedException {
        return Program.run(work, arguments(home));
    }

    private static String[] arguments(Path home) {
        return new String[] {
            "nightly",
            "--practice",
            LEARNERS,
            "--seed",
            "11",
            "--date",
            "2026-09-01",
            "--home",
            home.toString(),
            "--json"
        };
    }

    private String digest(Path home) throws IOException, InterruptedException {
        Program.Answer answer = Program.run(work, "digest", "--home", home.toString());
        assertThat(answer.code()).as(answer.err()).isZero();
        return answer.out().strip();
    }

    private static void killDatabase(Path home) throws IOException, InterruptedException {
        Path file = home.resolve("database").resolve("data").resolve("postmaster.pid");
        if (Files.exists(file)) {
            long pid = Long.parseLong(Files.readAllLines(file).getFirst());
            var postmaster = ProcessHandle.of(pid);
            if (postmaster.isPresent()) {
                postmaster.get().descendants().forEach(ProcessHandle::destroyForcibly);
                postmaster.get().destroyForcibly();
                postmaster.get().onExit().join();
            }
        }
    }
}
