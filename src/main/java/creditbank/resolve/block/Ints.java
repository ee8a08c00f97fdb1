package creditbank.resolve.block;

import java.util.Arrays;

/** A list of ints that grows. */
final class Ints {
    private int[] values = new int[1 << 10];
    private int size;

    void add(int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, Math.toIntExact(Math.max(size + 1L, size * 3L / 2)));
        }
        values[size++] = value;
    }

    int size() {
        return size;
    }

    int[] trimmed() {
        return Arrays.copyOf(values, size);
    }
}
