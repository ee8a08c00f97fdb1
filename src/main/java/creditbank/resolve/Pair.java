package creditbank.resolve;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Two identities, written {@code 12-345}.
 *
 * @param a the smaller number
 */
public record Pair(long a, long b) {
    private static final Pattern TEXT = Pattern.compile("([1-9][0-9]{0,17})-([1-9][0-9]{0,17})");

    public Pair {
        if (a == b) {
            throw new IllegalArgumentException("identity " + a + " stands on both sides, expected two identities");
        }
        if (a > b) {
            throw new IllegalArgumentException("pair " + a + "-" + b + ", expected the smaller number first");
        }
    }

    /** Two identities in either order. */
    public static Pair of(long one, long other) {
        return new Pair(Math.min(one, other), Math.max(one, other));
    }

    /** Reads what {@link #toString} writes, in either order. */
    public static Pair parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no pair, expected two identity numbers such as 12-345");
        }
        return of(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)));
    }

    @Override
    public String toString() {
        return a + "-" + b;
    }
}
