package creditbank.resolve.evaluate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How well clusters agree with a truth, over the records that both know: pairs in one cluster against pairs of one entity, and B-cubed, the mean over records
 * of the precision and recall of each one's own cluster.
 *
 * @param records scored
 * @param unknown records of the clusters that the truth does not know, and records of the truth that the clusters do not know
 * @param pairs cluster-level pairwise
 * @param bCubed over records
 * @param worst the clusters and entities with most wrong pairs
 */
public record Evaluation(int records, Unknown unknown, Score pairs, Score bCubed, List<Mistake> worst) {
    private static final int MOST_MISTAKES = 10;
    private static final int MOST_RECORDS = 8;

    public Evaluation {
        worst = List.copyOf(worst);
    }

    /** Records that only one of the two knows. */
    public record Unknown(int toTruth, int toClusters) {}

    /** Precision and recall; 1 where there is nothing to be wrong about. */
    public record Score(double precision, double recall) {
        public double f1() {
            return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
        }
    }

    /**
     * A cluster with records of several entities, or an entity that lies in several clusters.
     *
     * @param kind "mixed" or "split"
     * @param wrong pairs
     * @param parts a few records of each part
     */
    public record Mistake(String kind, long wrong, List<List<String>> parts) {
        public Mistake {
            parts = List.copyOf(parts);
        }
    }

    /**
     * Compares.
     *
     * @throws IllegalArgumentException if no record is in both
     */
    public static Evaluation of(Map<String, String> truth, Map<String, String> clusters) {
        List<String> both =
                clusters.keySet().stream().filter(truth::containsKey).sorted().toList();
        if (both.isEmpty()) {
            throw new IllegalArgumentException(
                    "no record id of the clusters stands in the truth; expected the same ids in the"
                            + " first column of both files");
        }
        Map<String, List<String>> byCluster = groups(both, clusters);
        Map<String, List<String>> byEntity = groups(both, truth);
        Map<String, Integer> cells = new HashMap<>();
        both.forEach(id -> cells.merge(cell(clusters, truth, id), 1, Integer::sum));
        long right = cells.values().stream().mapToLong(Evaluation::pairs).sum();
        double precision = 0;
        double recall = 0;
        for (String id : both) {
            double common = cells.getOrDefault(cell(clusters, truth, id), 0);
            precision += common / size(byCluster, clusters, id);
            recall += common / size(byEntity, truth, id);
        }
        List<Mistake> worst = new ArrayList<>(mistakes("mixed", byCluster.values(), truth));
        worst.addAll(mistakes("split", byEntity.values(), clusters));
        worst.sort(Comparator.comparingLong(Mistake::wrong)
                .reversed()
                .thenComparing(mistake -> mistake.parts().toString()));
        return new Evaluation(
                both.size(),
                new Unknown(clusters.size() - both.size(), truth.size() - both.size()),
                new Score(ratio(right, pairs(byCluster)), ratio(right, pairs(byEntity))),
                new Score(precision / both.size(), recall / both.size()),
                worst.subList(0, Math.min(MOST_MISTAKES, worst.size())));
    }

    private static String cell(Map<String, String> clusters, Map<String, String> truth, String id) {
        String cluster = clusters.getOrDefault(id, "");
        return cluster.length() + ":" + cluster + truth.getOrDefault(id, "");
    }

    private static int size(Map<String, List<String>> groups, Map<String, String> names, String id) {
        return groups.getOrDefault(names.getOrDefault(id, ""), List.of()).size();
    }

    private static Map<String, List<String>> groups(List<String> ids, Map<String, String> names) {
        return ids.stream().collect(Collectors.groupingBy(id -> names.getOrDefault(id, "")));
    }

    private static long pairs(Map<String, List<String>> groups) {
        return groups.values().stream().mapToLong(group -> pairs(group.size())).sum();
    }

    private static long pairs(long n) {
        return n * (n - 1) / 2;
    }

    private static double ratio(long part, long whole) {
        return whole == 0 ? 1 : (double) part / whole;
    }

    private static List<Mistake> mistakes(String kind, Collection<List<String>> groups, Map<String, String> other) {
        List<Mistake> mistakes = new ArrayList<>();
        for (List<String> group : groups) {
            Map<String, List<String>> parts = groups(group, other);
            if (parts.size() > 1) {
                long wrong = pairs(group.size()) - pairs(parts);
                List<List<String>> shown = parts.values().stream()
                        .sorted(Comparator.<List<String>>comparingInt(List::size)
                                .reversed()
                                .thenComparing(List::getFirst))
                        .limit(MOST_RECORDS)
                        .map(part -> part.subList(0, Math.min(MOST_RECORDS, part.size())))
                        .toList();
                mistakes.add(new Mistake(kind, wrong, shown));
            }
        }
        return mistakes;
    }
}
