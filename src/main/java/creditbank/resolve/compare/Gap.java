package creditbank.resolve.compare;

/** How far apart two numbers are, with a minus sign: absolute, or relative to the larger of the two. Texts that are no numbers are infinitely far apart. */
public final class Gap implements Similarity {
    private final boolean relative;

    private Gap(boolean relative) {
        this.relative = relative;
    }

    public static Gap absolute() {
        return new Gap(false);
    }

    public static Gap relative() {
        return new Gap(true);
    }

    @Override
    public double of(Letters a, Letters b) {
        double x = number(a);
        double y = number(b);
        double gap = Math.abs(x - y);
        double larger = Math.max(Math.abs(x), Math.abs(y));
        double scaled = relative && larger > 0 ? gap / larger : gap;
        return Double.isNaN(scaled) ? Double.NEGATIVE_INFINITY : -scaled;
    }

    private static double number(Letters text) {
        StringBuilder digits = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            digits.appendCodePoint(text.at(i));
        }
        try {
            return Double.parseDouble(digits.toString());
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
