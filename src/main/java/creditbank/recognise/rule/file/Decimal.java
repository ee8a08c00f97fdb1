package creditbank.recognise.rule.file;

import creditbank.map.yaml.YamlNode;
import java.math.BigDecimal;

/** Decimal numbers of a file, as hundredths. */
public final class Decimal {
    private static final int ONE = 100;

    private Decimal() {}

    /** A number with at most two decimals from least to most, both in hundredths; least where something else stands. */
    public static int read(YamlNode node, int least, int most) {
        String text = node.text();
        if (text.matches("\\d{1,6}([.]\\d{1,2})?")) {
            int value = new BigDecimal(text).movePointRight(2).intValueExact();
            if (value >= least && value <= most) {
                return value;
            }
        }
        node.problem("expected a number from " + plain(least) + " to " + plain(most) + " with at most two decimals"
                + node.found());
        return least;
    }

    /** A number as files write it, without decimals where there are none. */
    public static String plain(long hundredths) {
        return hundredths % ONE == 0
                ? Long.toString(hundredths / ONE)
                : BigDecimal.valueOf(hundredths, 2).toPlainString();
    }
}
