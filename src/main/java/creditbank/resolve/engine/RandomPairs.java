package creditbank.resolve.engine;

import creditbank.resolve.score.Outcomes;
import creditbank.resolve.table.Hash;
import creditbank.resolve.table.Profiles;
import creditbank.resolve.table.RecordTable;
import creditbank.resolve.train.Patterns;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Patterns of pairs taken at random, the same ones in every run: profiles stand in the order of their ids' hashes, and each is paired with those at some
 * distances from it. All pairs where there are few.
 */
final class RandomPairs {
    private static final long MOST = 500_000;
    private static final long MOST_FOR_EACH = 100;
    private static final int PARTS = 4;

    private final Profiles profiles;
    private final RecordTable records;
    private final boolean across;
    private final int[] steps;

    private RandomPairs(Profiles profiles, RecordTable records, boolean across) {
        this.profiles = profiles;
        this.records = records;
        this.across = across;
        this.steps = steps(profiles.size());
    }

    static Patterns of(Outcomes.Factory factory, Profiles profiles, RecordTable records, boolean across) {
        RandomPairs pairs = new RandomPairs(profiles, records, across);
        Patterns all = new Patterns();
        IntStream.range(0, PARTS)
                .parallel()
                .mapToObj(part -> pairs.part(factory.make(), part))
                .toList()
                .forEach(all::add);
        return all;
    }

    private static int[] steps(int n) {
        int half = n / 2;
        long wanted = Math.min(half, Math.max(1, Math.min(MOST / Math.max(1, n), MOST_FOR_EACH)));
        if (wanted == half) {
            return IntStream.rangeClosed(1, half).toArray();
        }
        TreeSet<Integer> steps = new TreeSet<>();
        for (int i = 0; steps.size() < wanted; i++) {
            steps.add(1 + (int) Math.floorMod(Hash.mix(i), (long) half));
        }
        return steps.stream().mapToInt(Integer::intValue).toArray();
    }

    private Patterns part(Outcomes outcomes, int part) {
        Patterns patterns = new Patterns();
        int n = profiles.size();
        int stride = (int) Math.max(1, n / MOST) * PARTS;
        for (int i = part; i < n; i += stride) {
            for (int step : steps) {
                int j = (i + step) % n;
                boolean twice = 2 * step == n && j < i;
                if (!twice && (!across || table(i) != table(j))) {
                    patterns.add(outcomes.pattern(i, j), 1);
                }
            }
        }
        return patterns;
    }

    private int table(int profile) {
        return records.table(profiles.first(profile));
    }
}
