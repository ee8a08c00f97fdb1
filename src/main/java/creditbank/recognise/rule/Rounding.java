package creditbank.recognise.rule;

/**
 * To what, and which way, credits are rounded.
 *
 * @param step hundredths of a credit, above 0
 */
public record Rounding(int step, Mode mode) {

    /** Which way. */
    public enum Mode {
        DOWN,
        HALF_UP
    }

    /** The multiple of the step next to a fraction of hundredths of a credit; both of its parts are not below 0, the lower one above. */
    public long round(long numerator, long denominator) {
        long unit = Math.multiplyExact(denominator, (long) step);
        long steps = switch (mode) {
            case DOWN -> numerator / unit;
            case HALF_UP -> Math.addExact(Math.multiplyExact(2, numerator), unit) / Math.multiplyExact(2, unit);
        };
        return Math.multiplyExact(steps, (long) step);
    }
}
