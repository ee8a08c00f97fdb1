package creditbank.practice.world;

/**
 * A generator of numbers that is keyed by a seed, an index and a topic: equal keys, equal numbers, whatever was drawn elsewhere before. SplitMix64, so that
 * no JDK can change it.
 */
public final class Dice {
    private static final long GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    private Dice(long state) {
        this.state = state;
    }

    public static Dice of(long seed, long index, String topic) {
        return new Dice(mix(mix(mix(seed + GAMMA) + index * GAMMA) + topic.hashCode() * GAMMA));
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    public long next() {
        state += GAMMA;
        return mix(state);
    }

    /** From 0 to bound - 1. */
    public int below(int bound) {
        return (int) Math.unsignedMultiplyHigh(next(), bound);
    }

    /** From least to most, both included. */
    public int between(int least, int most) {
        return least + below(most - least + 1);
    }

    /** True so many times in ten thousand. */
    public boolean chance(int perTenThousand) {
        return below(10_000) < perTenThousand;
    }
}
