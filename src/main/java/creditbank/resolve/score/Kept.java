package creditbank.resolve.score;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Pairs worth keeping, in primitive arrays: the two profiles, the pattern of outcomes, and the weight. */
public final class Kept {
    private static final int PART = 1 << 16;

    private int[] left = new int[1 << 8];
    private int[] right = new int[1 << 8];
    private long[] pattern = new long[1 << 8];
    private float[] weight = new float[1 << 8];
    private int size;

    void add(int a, int b, long outcomes, double bits) {
        grow(size + 1L);
        left[size] = a;
        right[size] = b;
        pattern[size] = outcomes;
        weight[size++] = (float) bits;
    }

    /** Takes over the pairs of another. */
    public void add(Kept other) {
        grow((long) size + other.size);
        System.arraycopy(other.left, 0, left, size, other.size);
        System.arraycopy(other.right, 0, right, size, other.size);
        System.arraycopy(other.pattern, 0, pattern, size, other.size);
        System.arraycopy(other.weight, 0, weight, size, other.size);
        size += other.size;
    }

    /** Leaves out what weighs less than this. */
    public void drop(double floor) {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (weight[i] >= floor) {
                left[kept] = left[i];
                right[kept] = right[i];
                pattern[kept] = pattern[i];
                weight[kept++] = weight[i];
            }
        }
        size = kept;
    }

    /** A copy without what weighs less than this. */
    public Kept above(double floor) {
        Kept copy = new Kept();
        copy.add(this);
        copy.drop(floor);
        return copy;
    }

    /** Weighs every pair anew. */
    public void weigh(Weights weights) {
        IntStream.range(0, size).parallel().forEach(i -> weight[i] = (float) weights.of(left[i], pattern[i]));
    }

    /** The weights as they are now. */
    public float[] weights() {
        return Arrays.copyOf(weight, size);
    }

    /** Whether a pair that weighed less than {@code low} before now weighs at least {@code floor}. */
    public boolean lifted(float[] before, double low, double floor) {
        return IntStream.range(0, size).anyMatch(i -> before[i] < low && weight[i] >= floor);
    }

    /** How many matches are expected among the pairs. */
    public double expected() {
        int parts = (size + PART - 1) / PART;
        double[] sums = new double[parts];
        IntStream.range(0, parts).parallel().forEach(part -> {
            int end = Math.min(size, (part + 1) * PART);
            for (int i = part * PART; i < end; i++) {
                sums[part] += Weights.probability(weight[i]);
            }
        });
        return DoubleStream.of(sums).sum();
    }

    public int size() {
        return size;
    }

    public int left(int i) {
        return left[i];
    }

    public int right(int i) {
        return right[i];
    }

    public long pattern(int i) {
        return pattern[i];
    }

    public float weight(int i) {
        return weight[i];
    }

    private void grow(long least) {
        if (least > left.length) {
            int length = Math.toIntExact(Math.max(least, left.length * 3L / 2));
            left = Arrays.copyOf(left, length);
            right = Arrays.copyOf(right, length);
            pattern = Arrays.copyOf(pattern, length);
            weight = Arrays.copyOf(weight, length);
        }
    }
}
