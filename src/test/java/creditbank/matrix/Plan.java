package creditbank.matrix;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What is asked for.
 *
 * @param kinds the kinds by name; all where none is named
 * @param count how many cases of each kind, at most
 * @param from the first case's number, from 0
 * @param to behind the last case's number
 * @param seed of the practice province and of everything that is drawn
 * @param results where the rows are appended, and looked up so that a sweep goes on where it ended
 */
public record Plan(List<String> kinds, int count, int from, int to, int learners, long seed, Path work, Path results) {
    private static final Set<String> OPTIONS =
            Set.of("--kind", "--count", "--from", "--to", "--learners", "--seed", "--work", "--results");

    /** A plan from the arguments that {@code ops/crash-matrix} describes. */
    static Plan of(String[] arguments) {
        List<String> kinds = new ArrayList<>();
        Plan plan = new Plan(
                kinds,
                Integer.MAX_VALUE,
                0,
                Integer.MAX_VALUE,
                500,
                20260901,
                Path.of("target", "crash-matrix"),
                Path.of("target", "crash-matrix.tsv"));
        for (int i = 0; i < arguments.length; i += 2) {
            if (!OPTIONS.contains(arguments[i]) || i + 1 == arguments.length) {
                throw new IllegalArgumentException(arguments[i] + ": expected one of " + OPTIONS + " and its value");
            }
            plan = plan.with(arguments[i], arguments[i + 1]);
        }
        return plan;
    }

    private Plan with(String option, String value) {
        return switch (option) {
            case "--kind" -> {
                kinds.addAll(List.of(value.split(",")));
                yield this;
            }
            case "--count" -> new Plan(kinds, Integer.parseInt(value), from, to, learners, seed, work, results);
            case "--from" -> new Plan(kinds, count, Integer.parseInt(value), to, learners, seed, work, results);
            case "--to" -> new Plan(kinds, count, from, Integer.parseInt(value), learners, seed, work, results);
            case "--learners" -> new Plan(kinds, count, from, to, Integer.parseInt(value), seed, work, results);
            case "--seed" -> new Plan(kinds, count, from, to, learners, Long.parseLong(value), work, results);
            case "--work" -> new Plan(kinds, count, from, to, learners, seed, Path.of(value), results);
            default -> new Plan(kinds, count, from, to, learners, seed, work, Path.of(value));
        };
    }
}
