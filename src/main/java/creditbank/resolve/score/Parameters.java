package creditbank.resolve.score;

import creditbank.resolve.model.Trained;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prior, m, u and, where there are such pairs, the relatives, as they are computed with. Immutable. */
public final class Parameters {
    private final double prior;
    private final double[][] m;
    private final double[][] u;
    private final @Nullable Relatives relatives;

    /**
     * Takes copies.
     *
     * @param prior the probability that two records taken at random are of one entity
     */
    public Parameters(double prior, double[][] m, double[][] u, @Nullable Relatives relatives) {
        this.relatives = relatives;
        this.prior = prior;
        this.m = copy(m);
        this.u = copy(u);
    }

    /** What a model file holds, for a population of this many entities. */
    public static Parameters of(Trained trained, @Nullable Long population) {
        return new Parameters(
                trained.prior(population), array(trained.m()), array(trained.u()), relatives(trained, population));
    }

    /** What a model file shall hold. */
    public Trained trained(long entities, double link, double review, @Nullable String frequencies) {
        double others = relatives == null ? 0 : relatives.prior();
        List<List<Double>> r = relatives == null ? List.of() : relatives.r();
        return new Trained(
                prior, entities, list(m), list(u), new Trained.Relatives(others, r), link, review, frequencies);
    }

    private static @Nullable Relatives relatives(Trained trained, @Nullable Long population) {
        return trained.relatives().r().isEmpty()
                ? null
                : new Relatives(
                        trained.relatives().prior() * trained.share(population),
                        trained.relatives().r());
    }

    /** The pairs of relatives, or null where there are none. */
    public @Nullable Relatives relatives() {
        return relatives;
    }

    public double prior() {
        return prior;
    }

    public int comparisons() {
        return m.length;
    }

    public int outcomes(int comparison) {
        return m[comparison].length;
    }

    public double m(int comparison, int outcome) {
        return m[comparison][outcome];
    }

    public double u(int comparison, int outcome) {
        return u[comparison][outcome];
    }

    /** The same with another prior. */
    public Parameters withPrior(double other) {
        return new Parameters(other, m, u, relatives);
    }

    /** The same with relatives, or without. */
    public Parameters with(@Nullable Relatives others) {
        return new Parameters(prior, m, u, others);
    }

    private static double[][] copy(double[][] values) {
        return Arrays.stream(values).map(double[]::clone).toArray(double[][]::new);
    }

    private static double[][] array(List<List<Double>> values) {
        return values.stream()
                .map(row -> row.stream().mapToDouble(Double::doubleValue).toArray())
                .toArray(double[][]::new);
    }

    private static List<List<Double>> list(double[][] values) {
        List<List<Double>> rows = new ArrayList<>();
        for (double[] row : values) {
            rows.add(Arrays.stream(row).boxed().toList());
        }
        return rows;
    }
}
