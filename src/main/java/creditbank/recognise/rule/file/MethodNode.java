package creditbank.recognise.rule.file;

import creditbank.map.yaml.YamlNode;
import creditbank.recognise.rule.Method;
import creditbank.recognise.rule.Method.Unit;
import java.util.Map;
import java.util.TreeMap;

/** Reads how a rule counts. Factors that no rule can mean are refused. */
final class MethodNode {
    private static final int ONE = 100;
    /** Hundredths of hours a credit: 16 to 18 by definition, 30 for placements. */
    private static final int FEWEST_HOURS = 8 * ONE;

    private static final int MOST_HOURS = 40 * ONE;
    /** Hundredths of credits that one level or one award can be worth. */
    private static final int MOST_CREDITS = 60 * ONE;

    private MethodNode() {}

    static Method read(YamlNode node) {
        node.only(
                "hours-per-credit",
                "days-per-credit",
                "weeks-per-credit",
                "months-per-credit",
                "credits-by-level",
                "fixed-credits",
                "stated-credits");
        if (node.isMap() && node.entries().size() != 1) {
            node.problem("expected one key, found " + node.entries().size());
        }
        for (Map.Entry<String, YamlNode> entry : node.entries().entrySet()) {
            YamlNode value = entry.getValue();
            return switch (entry.getKey()) {
                case "hours-per-credit" -> hours(value);
                case "days-per-credit" -> new Method.PerUnit(Unit.DAYS, Decimal.read(value, 3 * ONE, 400 * ONE));
                case "weeks-per-credit" -> new Method.PerUnit(Unit.WEEKS, Decimal.read(value, ONE / 2, 10 * ONE));
                case "months-per-credit" -> new Method.PerUnit(Unit.MONTHS, Decimal.read(value, ONE / 4, 24 * ONE));
                case "credits-by-level" -> byLevel(value);
                case "stated-credits" -> stated(value);
                default -> new Method.Fixed(Decimal.read(value, 1, MOST_CREDITS));
            };
        }
        return new Method.Fixed(ONE);
    }

    private static Method hours(YamlNode value) {
        return new Method.PerUnit(Unit.HOURS, Decimal.read(value, FEWEST_HOURS, MOST_HOURS));
    }

    private static Method byLevel(YamlNode value) {
        Map<String, Integer> levels = new TreeMap<>();
        value.entries().forEach((level, credits) -> levels.put(level, Decimal.read(credits, 1, MOST_CREDITS)));
        if (value.isMap() && levels.isEmpty()) {
            value.problem("expected one level at least");
        }
        return new Method.ByLevel(levels);
    }

    private static Method stated(YamlNode value) {
        if (value.isText() && value.text().equals("any")) {
            return new Method.Stated(null, null);
        }
        YamlNode ratio = value.only("hours-per-credit").need("hours-per-credit").only("least", "most");
        int least = Decimal.read(ratio.need("least"), 1, 1000 * ONE);
        int most = Decimal.read(ratio.need("most"), 1, 1000 * ONE);
        if (least > most) {
            ratio.problem("least is more than most");
        }
        return new Method.Stated(least, most);
    }
}
