package creditbank.resolve.score;

import creditbank.resolve.block.Blocks;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Scores all candidates, on all cores, and keeps those whose weight is not below a floor. Where they are too many the floor rises in steps until they fit;
 * since it depends on how many pairs lie above it and on nothing else, the result is the same in every run.
 */
public final class Scan {
    /** Pairs below this weight are as good as impossible. */
    public static final double FLOOR = -8;

    private static final double STEP = 2;
    private static final int MOST_KEPT = 12_000_000;
    private static final int BATCH = 64;

    private final Blocks blocks;
    private final Supplier<Outcomes> outcomes;
    private final ConcurrentLinkedQueue<Outcomes> free = new ConcurrentLinkedQueue<>();
    private double floor;

    /** Scores these blocks' candidates down to {@code floor}. */
    public Scan(Blocks blocks, Supplier<Outcomes> outcomes, double floor) {
        this.floor = floor;
        this.blocks = blocks;
        this.outcomes = outcomes;
    }

    /** The floor that held in the end. */
    public double floor() {
        return floor;
    }

    /** Scores all blocks. */
    public Kept run(Weights weights, Consumer<String> progress) {
        return run(weights, 0, progress);
    }

    /** Scores the blocks from one on: the pairs that no block before it has. */
    public Kept run(Weights weights, int fromBlock, Consumer<String> progress) {
        Kept all = new Kept();
        int[] bounds = blocks.chunks(fromBlock);
        int chunks = bounds.length - 1;
        for (int from = 0; from < chunks; from += BATCH) {
            int first = from;
            Kept[] pieces = IntStream.range(first, Math.min(chunks, first + BATCH))
                    .parallel()
                    .mapToObj(chunk -> piece(weights, bounds[chunk], bounds[chunk + 1]))
                    .toArray(Kept[]::new);
            for (Kept piece : pieces) {
                all.add(piece);
                while (all.size() > MOST_KEPT) {
                    floor += STEP;
                    all.drop(floor);
                }
            }
            progress.accept("scored " + Math.min(chunks, first + BATCH) + " of " + chunks + " parts, " + all.size()
                    + " pairs kept");
        }
        return all;
    }

    private Kept piece(Weights weights, int from, int to) {
        Outcomes own = free.poll();
        Outcomes used = own == null ? outcomes.get() : own;
        Kept kept = new Kept();
        double least = floor;
        blocks.forEach(from, to, (a, b) -> {
            long pattern = weights.pattern(used, a, b, least);
            if (pattern >= 0) {
                double weight = weights.of(a, pattern);
                if (weight >= least) {
                    kept.add(a, b, pattern, weight);
                }
            }
        });
        free.add(used);
        return kept;
    }
}
