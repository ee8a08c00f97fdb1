package creditbank.matrix;

import creditbank.matrix.kind.Kind;
import creditbank.matrix.kind.Kinds;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Kills and disturbs nights in every way that {@code ops/crash-matrix.md} names, and writes a table of what came of it. */
public final class CrashMatrix {
    private static final int FAILED = 1;
    private static final int WRONG_USE = 2;

    private CrashMatrix() {}

    /** Runs the command that {@code ops/crash-matrix} describes; exits with 1 where a case failed. */
    public static void main(String[] arguments) throws Exception {
        Plan plan;
        List<Kind> kinds = new ArrayList<>();
        try {
            plan = Plan.of(arguments);
            for (String name : plan.kinds().isEmpty() ? Kinds.NAMES : plan.kinds()) {
                kinds.add(Kinds.of(name));
            }
        } catch (IllegalArgumentException e) {
            System.err.println("crash-matrix: " + e.getMessage());
            System.exit(WRONG_USE);
            return;
        }
        boolean good;
        try (Lab lab = new Lab(plan.work(), plan.learners(), plan.seed())) {
            good = run(plan, kinds, lab);
        }
        System.exit(good ? 0 : FAILED);
    }

    private static boolean run(Plan plan, List<Kind> kinds, Lab lab) throws Exception {
        Results results = new Results(plan.results());
        boolean good = true;
        for (Kind kind : kinds) {
            boolean possible = kind.impossible().isEmpty();
            int size = possible ? kind.size(lab) : 1;
            int end = (int) Math.min(Math.min(size, plan.to()), (long) plan.from() + plan.count());
            System.err.printf("%s: cases %d to %d of %d%n", kind.name(), plan.from(), end - 1, size);
            for (int number = plan.from(); number < end; number++) {
                Case each = new Case(lab, kind, number);
                if (!results.has(each.key(), possible ? kind.target(lab, number) : "")) {
                    Outcome outcome = each.run();
                    results.add(outcome);
                    good &= !outcome.state().equals(Outcome.FAILED);
                    say(plan, outcome);
                }
            }
        }
        System.out.print(Summary.of(results.all()));
        return good;
    }

    private static void say(Plan plan, Outcome outcome) {
        System.err.printf(
                Locale.ROOT,
                "%s %d: %s (%s), %s, %.1f s%n",
                outcome.key().kind(),
                outcome.key().number(),
                outcome.state(),
                outcome.place(),
                outcome.recovery(),
                outcome.seconds());
        if (!outcome.words().isEmpty()) {
            System.err.println("  " + outcome.words());
        }
        if (outcome.state().equals(Outcome.FAILED)) {
            System.err.println("  kept: "
                    + plan.work()
                            .resolve(outcome.key().kind() + "-" + outcome.key().number())
                    + "; try it again with ops/crash-matrix --kind "
                    + outcome.key().kind() + " --from "
                    + outcome.key().number() + " --count 1 --learners " + plan.learners() + " --seed " + plan.seed());
        }
    }
}
