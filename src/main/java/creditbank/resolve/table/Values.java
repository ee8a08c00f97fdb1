package creditbank.resolve.table;

import creditbank.resolve.compare.Letters;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Distinct texts by number, in one block of UTF-8 bytes: no object for each. */
public final class Values {
    private byte[] bytes = new byte[1 << 12];
    private int[] ends = new int[1 << 8];
    private int[] slots = new int[1 << 10];
    private int size;

    /** The number of a text; a new one where it has not been seen. */
    public int add(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        int slot = slot(utf8);
        if (slots[slot] > 0) {
            return slots[slot] - 1;
        }
        append(utf8);
        slots[slot] = size;
        if (size * 2 > slots.length) {
            rehash();
        }
        return size - 1;
    }

    /** The number of a text, or -1 where it has not been seen. */
    public int find(String text) {
        return slots[slot(text.getBytes(StandardCharsets.UTF_8))] - 1;
    }

    public int size() {
        return size;
    }

    public String text(int number) {
        int from = start(number);
        return new String(bytes, from, ends[number] - from, StandardCharsets.UTF_8);
    }

    /** A number that depends on the text alone. */
    public long hash(int number) {
        return Hash.of(bytes, start(number), ends[number]);
    }

    /** Fills a buffer with the text's code points. */
    public void letters(int number, Letters into) {
        into.clear();
        int end = ends[number];
        for (int i = start(number); i < end; ) {
            int lead = bytes[i];
            if (lead >= 0) {
                into.append(lead);
                i++;
            } else {
                i += wide(i, lead & 0xff, into);
            }
        }
    }

    private int wide(int at, int lead, Letters into) {
        int length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
        int point = lead & (0x7f >> length);
        for (int i = 1; i < length; i++) {
            point = point << 6 | (bytes[at + i] & 0x3f);
        }
        into.append(point);
        return length;
    }

    private int start(int number) {
        return number == 0 ? 0 : ends[number - 1];
    }

    private void append(byte[] utf8) {
        int from = size == 0 ? 0 : ends[size - 1];
        int end = Math.addExact(from, utf8.length);
        if (end > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 8, Math.max(end, bytes.length * 3L / 2)));
        }
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, size + (size >> 1));
        }
        System.arraycopy(utf8, 0, bytes, from, utf8.length);
        ends[size++] = end;
    }

    private int slot(byte[] utf8) {
        int mask = slots.length - 1;
        int slot = (int) Hash.of(utf8, 0, utf8.length) & mask;
        while (slots[slot] > 0 && !same(slots[slot] - 1, utf8)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private boolean same(int number, byte[] utf8) {
        return Arrays.equals(bytes, start(number), ends[number], utf8, 0, utf8.length);
    }

    private void rehash() {
        slots = new int[slots.length * 2];
        int mask = slots.length - 1;
        for (int number = 0; number < size; number++) {
            int slot = (int) hash(number) & mask;
            while (slots[slot] > 0) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = number + 1;
        }
    }
}
