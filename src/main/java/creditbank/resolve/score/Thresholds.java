package creditbank.resolve.score;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The two thresholds, chosen without labels. A pair's probability says how many matches lie above any weight and how many of the pairs above it are none, so
 * precision, recall and F1 can be expected for every threshold; the link threshold has the greatest expected F1, and is never below even odds. Between the
 * review threshold and it lie all but a small part of the matches that links leave out.
 *
 * @param link the weight from which on a pair is a link
 * @param review the weight from which on a pair is for people
 * @param precision expected of the links
 * @param recall expected of the links, matches that blocking missed counted in
 */
public record Thresholds(double link, double review, double precision, double recall) {
    private static final double UNSEEN = 0.002;
    private static final double LEAST_REVIEW = -5;

    /** The expected F1. */
    public double f1() {
        return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
    }

    /**
     * Chooses, or takes what the model says.
     *
     * @param missed the expected matches that no blocking key brought together
     */
    public static Thresholds of(Kept kept, double missed, @Nullable Double link, @Nullable Double review) {
        float[] rising = new float[kept.size()];
        double total = missed;
        for (int i = 0; i < rising.length; i++) {
            rising[i] = kept.weight(i);
            total += Weights.probability(rising[i]);
        }
        Arrays.sort(rising);
        double chosen = link == null ? Math.max(0, best(rising, total)) : link;
        double lower = review == null ? Math.min(chosen, review(rising, total)) : Math.min(chosen, review);
        double matches = 0;
        int links = 0;
        for (int i = rising.length - 1; i >= 0 && rising[i] >= chosen; i--) {
            matches += Weights.probability(rising[i]);
            links++;
        }
        return new Thresholds(chosen, lower, links == 0 ? 1 : matches / links, total == 0 ? 1 : matches / total);
    }

    /** In the middle between the weakest link and what comes below it, so that a gap without pairs is split fairly for other tables. */
    private static double best(float[] rising, double total) {
        double best = 0;
        double at = 0;
        double matches = 0;
        for (int i = rising.length - 1; i >= 0; i--) {
            matches += Weights.probability(rising[i]);
            double f1 = 2 * matches / (rising.length - i + total);
            if (f1 > best) {
                best = f1;
                at = (rising[i] + (i > 0 ? rising[i - 1] : Scan.FLOOR)) / 2;
            }
        }
        return at;
    }

    private static double review(float[] rising, double total) {
        double below = 0;
        int i = 0;
        while (i < rising.length && rising[i] < 0 && (below < UNSEEN * total || rising[i] < LEAST_REVIEW)) {
            below += Weights.probability(rising[i]);
            i++;
        }
        return i < rising.length ? rising[i] : 0;
    }
}
