package creditbank.outcome;

import org.jspecify.annotations.Nullable;

/**
 * A result as its source gave it.
 *
 * @param text the source's value, exactly as sent; empty where there is none
 * @param hundredths the value in hundredths where the scale is numeric ({@code HUNDRED}, {@code POINT}), else null: a level or letter becomes a number
 *     only by a versioned rule
 */
public record Score(String text, Scale scale, @Nullable Integer hundredths) {
    /** No score. */
    public static final Score NONE = new Score("", Scale.NONE, null);
}
