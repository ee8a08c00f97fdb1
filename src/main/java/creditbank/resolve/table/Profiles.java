package creditbank.resolve.table;

import java.util.Arrays;

/**
 * Records that have the same values in all columns and come from the same table are one profile, compared once. Profiles are numbered in the order of their
 * first record.
 */
public final class Profiles {
    private final int width;
    private int[] rows;
    private int[] first;
    private int[] count;
    private final int[] of;
    private int size;

    public Profiles(RecordTable records) {
        width = records.columns().size();
        int n = records.size();
        of = new int[n];
        rows = new int[n * width];
        first = new int[n];
        count = new int[n];
        int[] slots = new int[Math.max(4, Integer.highestOneBit(Math.max(1, n)) * 4)];
        for (int record = 0; record < n; record++) {
            for (int column = 0; column < width; column++) {
                rows[size * width + column] = records.value(record, column);
            }
            int slot = slot(slots, records, record);
            if (slots[slot] == 0) {
                first[size] = record;
                slots[slot] = ++size;
            }
            of[record] = slots[slot] - 1;
            count[of[record]]++;
        }
        rows = Arrays.copyOf(rows, size * width);
        first = Arrays.copyOf(first, size);
        count = Arrays.copyOf(count, size);
    }

    private int slot(int[] slots, RecordTable records, int record) {
        long hash = records.table(record);
        for (int column = 0; column < width; column++) {
            hash = Hash.of(hash, rows[size * width + column]);
        }
        int mask = slots.length - 1;
        int slot = (int) hash & mask;
        while (slots[slot] > 0 && !same(slots[slot] - 1, records, record)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private boolean same(int profile, RecordTable records, int record) {
        int a = profile * width;
        int b = size * width;
        return Arrays.equals(rows, a, a + width, rows, b, b + width)
                && records.table(first[profile]) == records.table(record);
    }

    public int size() {
        return size;
    }

    /** The profile's first record. */
    public int first(int profile) {
        return first[profile];
    }

    /** How many records it stands for. */
    public int count(int profile) {
        return count[profile];
    }

    /** The profile of a record. */
    public int of(int record) {
        return of[record];
    }

    /** A profile's value, or {@link RecordTable#MISSING}. */
    public int value(int profile, int column) {
        return rows[profile * width + column];
    }
}
