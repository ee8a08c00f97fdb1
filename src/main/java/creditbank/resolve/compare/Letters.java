package creditbank.resolve.compare;

import java.util.Arrays;

/** A text as code points, in a buffer that its owner fills again and again. */
public final class Letters {
    private int[] points = new int[32];
    private int length;

    /** The code points of a text. */
    public static Letters of(String text) {
        Letters letters = new Letters();
        text.codePoints().forEach(letters::append);
        return letters;
    }

    /** Forgets what stood here. */
    public void clear() {
        length = 0;
    }

    public void append(int codePoint) {
        if (length == points.length) {
            points = Arrays.copyOf(points, length * 2);
        }
        points[length++] = codePoint;
    }

    public int length() {
        return length;
    }

    public int at(int index) {
        return points[index];
    }

    /** Whether both hold the same text. */
    boolean same(Letters other) {
        return Arrays.equals(points, 0, length, other.points, 0, other.length);
    }

    /** Whether a code point stands here. */
    boolean has(int codePoint) {
        for (int i = 0; i < length; i++) {
            if (points[i] == codePoint) {
                return true;
            }
        }
        return false;
    }

    /** Becomes part of another text. */
    void set(Letters from, int start, int end) {
        length = 0;
        for (int i = start; i < end; i++) {
            append(from.points[i]);
        }
    }

    /** The number that the digits from one index to another are, or -1 where one is no digit. */
    int number(int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = points[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    @Override
    public String toString() {
        return "Letters[" + length + "]";
    }
}
