package creditbank.map.scale;

import creditbank.map.yaml.YamlNode;
import creditbank.outcome.Scale;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The words, numbers and days of scale tables. */
final class ScaleNode {
    /** Hundred points. */
    static final int MOST = 100_00;

    static final Map<String, Scale> SCALES = new TreeMap<>(Map.of(
            "five-level", Scale.FIVE_LEVEL,
            "two-level", Scale.TWO_LEVEL,
            "letter", Scale.LETTER,
            "point", Scale.POINT));

    private static final List<String> POINTS = List.of("4.0", "4.3", "4.5", "5.0");
    /** An academic year begins in September. */
    private static final int SEPTEMBER = 9;

    private ScaleNode() {}

    /** A scale whose scores become numbers; null, with the problem noted, where another stands. */
    static @Nullable Scale scale(YamlNode node) {
        Scale scale = SCALES.get(node.text());
        if (scale == null) {
            node.problem("expected one of " + String.join(", ", SCALES.keySet()) + node.found());
        }
        return scale;
    }

    /** The most points of a scale of grade points, hundredths. */
    static int most(Scale scale, YamlNode node) {
        if (scale != Scale.POINT) {
            node.problem("only a table of grade points says what the most is");
            return 0;
        }
        if (!POINTS.contains(node.text())) {
            node.problem("expected one of " + String.join(", ", POINTS) + node.found());
            return hundredths(POINTS.getLast(), MOST);
        }
        return hundredths(node.text(), MOST);
    }

    /** A number from 0 to a most, hundredths; 0, with the problem noted, where something else stands. */
    static int hundredths(YamlNode node, int most) {
        int value = hundredths(node.text(), most);
        if (value < 0) {
            node.problem("expected a number from 0 to " + most / 100 + " with at most two decimals" + node.found());
        }
        return Math.max(0, value);
    }

    /** A number from 0 to a most, hundredths; -1 where something else stands. */
    static int hundredths(String text, int most) {
        if (!text.matches("\\d{1,3}([.]\\d{1,2})?")) {
            return -1;
        }
        int value = new BigDecimal(text).movePointRight(2).intValueExact();
        return value <= most ? value : -1;
    }

    /** A day, or the first or last day of an academic year such as 2023-2024. */
    static LocalDate day(YamlNode node, boolean first) {
        String text = node.text();
        if (text.matches("\\d{4}-\\d{4}")) {
            int year = Integer.parseInt(text.substring(0, 4));
            if (Integer.parseInt(text.substring(5)) == year + 1) {
                LocalDate begin = LocalDate.of(year, SEPTEMBER, 1);
                return first ? begin : begin.plusYears(1).minusDays(1);
            }
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            node.problem("expected a day such as 2024-06-30, or an academic year such as 2023-2024" + node.found());
            return LocalDate.EPOCH;
        }
    }
}
