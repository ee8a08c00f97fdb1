package creditbank.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import creditbank.matrix.kind.Kind;
import creditbank.matrix.kind.Kinds;
import creditbank.matrix.trace.Strace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of {@code ops/crash-matrix}: a few cases of each kind, two at a time, before the same judge. */
class CrashMatrixTest {
    private static final int LANES = 2;
    /** From case to case of an endless kind; both nights, other stages and other ways come up. */
    private static final int APART = 13;

    /** How many cases of a kind are tried; of steps and commits these are spread over all there are. */
    private static final Map<String, Integer> CASES = cases();

    @TempDir
    private Path work;

    private static Map<String, Integer> cases() {
        Map<String, Integer> cases = new LinkedHashMap<>();
        Kinds.NAMES.forEach(kind -> cases.put(kind, 1));
        cases.put("steps", 3);
        cases.put("commits", 3);
        cases.put("random", 2);
        cases.put("files", 3);
        return cases;
    }

    @Test
    void a_night_that_is_killed_or_disturbed_in_any_way_comes_to_the_undisturbed_bank() throws Exception {
        assertThat(Strace.here() || !Boolean.parseBoolean(System.getenv("CREDITBANK_REQUIRE_STRACE")))
                .as("strace is here")
                .isTrue();
        List<Outcome> outcomes = new ArrayList<>();
        try (Lab lab = new Lab(work.resolve("lab"), 60, 7);
                ExecutorService lanes = Executors.newFixedThreadPool(LANES)) {
            List<Future<List<Outcome>>> tried = CASES.entrySet().stream()
                    .map(each -> lanes.submit(() -> tryCases(lab, Kinds.of(each.getKey()), each.getValue())))
                    .toList();
            for (Future<List<Outcome>> kind : tried) {
                outcomes.addAll(kind.get());
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

    private static List<Outcome> tryCases(Lab lab, Kind kind, int count) throws Exception {
        int size = kind.impossible().isPresent() ? 1 : kind.size(lab);
        int apart = size == Kind.ENDLESS ? APART : Math.max(1, size / (count + 1));
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 1; i <= Math.min(count, size); i++) {
            outcomes.add(new Case(lab, kind, size == 1 ? 0 : i * apart).run());
        }
        return outcomes;
    }
}
