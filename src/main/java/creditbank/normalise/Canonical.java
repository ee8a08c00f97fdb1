package creditbank.normalise;

import org.jspecify.annotations.Nullable;

/** Joins values into one text that no other values give: each is its length, a colon and itself, and null is a hyphen. */
final class Canonical {
    private final StringBuilder text = new StringBuilder(256);

    Canonical add(@Nullable Object value) {
        if (value == null) {
            text.append('-');
            return this;
        }
        String plain = value.toString();
        text.append(plain.length()).append(':').append(plain);
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
