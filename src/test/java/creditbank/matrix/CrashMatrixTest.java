package creditbank.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import creditbank.matrix.kind.Kind;
import creditbank.matrix.kind.Kinds;
import creditbank.matrix.trace.Strace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of {@code ops/crash-matrix}: one case of each kind, two at a time, before the same judge. */
class CrashMatrixTest {
    private static final int LANES = 2;
    /** Of each endless kind; of the others it is the one in the middle. */
    private static final int CASE = 13;

    @TempDir
    private Path work;

    @Test
    void a_night_that_is_killed_or_disturbed_in_any_way_comes_to_the_undisturbed_bank() throws Exception {
        assertThat(Strace.here() || !Boolean.parseBoolean(System.getenv("CREDITBANK_REQUIRE_STRACE")))
                .as("strace is here")
                .isTrue();
        List<Outcome> outcomes = new ArrayList<>();
        try (Lab lab = new Lab(work.resolve("lab"), 60, 7);
                ExecutorService lanes = Executors.newFixedThreadPool(LANES)) {
            List<Future<Outcome>> tried = Kinds.NAMES.stream()
                    .map(name -> lanes.submit(() -> tryOne(lab, Kinds.of(name))))
                    .toList();
            for (Future<Outcome> kind : tried) {
                outcomes.add(kind.get());
            }
        }
        System.out.print(Summary.of(outcomes));
        outcomes.stream()
                .filter(outcome -> outcome.state().equals(Outcome.SKIPPED))
                .forEach(outcome ->
                        System.out.println("*** " + outcome.key().kind() + " was skipped: " + outcome.words()));
        assertThat(outcomes).extracting(outcome -> outcome.key().kind()).containsAll(Kinds.NAMES);
        assertThat(outcomes)
                .filteredOn(outcome -> outcome.state().equals(Outcome.FAILED))
                .isEmpty();
    }

    private static Outcome tryOne(Lab lab, Kind kind) throws Exception {
        int size = kind.impossible().isPresent() ? 1 : kind.size(lab);
        return new Case(lab, kind, size == Kind.ENDLESS ? CASE : size / 2).run();
    }
}
