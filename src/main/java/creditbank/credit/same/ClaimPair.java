package creditbank.credit.same;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Two claims by their numbers, the lower first; people write {@code c12-c345}. */
public record ClaimPair(long a, long b) {
    private static final Pattern FORM = Pattern.compile("c(\\d{1,18})-c(\\d{1,18})");

    public ClaimPair {
        if (a >= b) {
            throw new IllegalArgumentException(
                    "pair c" + a + "-c" + b + ": expected two different claims, the lower first");
        }
    }

    /** Whether a text speaks of claims, not of identities. */
    public static boolean isMeant(String text) {
        return text.startsWith("c");
    }

    /** Of two claims in any order. */
    public static ClaimPair of(long one, long other) {
        return new ClaimPair(Math.min(one, other), Math.max(one, other));
    }

    /** Reads the form in which people write it. */
    public static ClaimPair parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("pair " + text + ": expected two claim numbers, such as c12-c345");
        }
        return of(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)));
    }

    @Override
    public String toString() {
        return "c" + a + "-c" + b;
    }
}
