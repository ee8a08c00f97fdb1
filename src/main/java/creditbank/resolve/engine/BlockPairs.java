package creditbank.resolve.engine;

import creditbank.resolve.block.Blocks;
import creditbank.resolve.score.Outcomes;
import creditbank.resolve.train.Patterns;
import java.util.stream.IntStream;

/** Patterns of a rule's pairs for its training session: of every so manieth block where the rule has many pairs. */
final class BlockPairs {
    private static final long MOST = 60_000;
    private static final long LEAST = 20_000;
    private static final int PARTS = 4;

    private BlockPairs() {}

    static Patterns of(Outcomes.Factory factory, Blocks blocks, int rule, int members) {
        int from = blocks.plainFrom(rule);
        int to = blocks.plainTo(rule);
        long pairs = 0;
        for (int block = from; block < to; block++) {
            pairs += blocks.pairs(block);
        }
        int stride = (int) Math.max(1, pairs / Math.max(LEAST, Math.min(MOST, 4L * members)));
        Patterns all = new Patterns();
        IntStream.range(0, PARTS)
                .parallel()
                .mapToObj(part -> part(factory.make(), blocks, from + part * stride, to, stride * PARTS))
                .toList()
                .forEach(all::add);
        return all;
    }

    private static Patterns part(Outcomes outcomes, Blocks blocks, int from, int to, int stride) {
        Patterns patterns = new Patterns();
        for (long block = from; block < to; block += stride) {
            blocks.all((int) block, (a, b) -> patterns.add(outcomes.pattern(a, b), 1));
        }
        return patterns;
    }
}
