package creditbank.map.scale;

import creditbank.map.scale.ScaleTable.Step;
import creditbank.map.yaml.YamlNode;
import creditbank.outcome.Scale;
import creditbank.outcome.result.Grades;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads one table's {@code values:}. */
final class StepParser {
    /** From here on a number of the hundred-point scale is a pass. */
    private static final int PASS = 60_00;

    private final Scale scale;
    private final YamlNode node;
    private final List<Placed> steps = new ArrayList<>();

    private StepParser(Scale scale, YamlNode node) {
        this.scale = scale;
        this.node = node;
    }

    private record Placed(Step step, String written, YamlNode node) {}

    /**
     * The steps, the best first.
     *
     * @param most grade points at most, hundredths
     */
    static List<Step> parse(Scale scale, int most, YamlNode node) {
        StepParser parser = new StepParser(scale, node);
        if (scale == Scale.POINT) {
            parser.points(most);
        } else {
            parser.grades();
        }
        parser.checkOrder();
        return parser.steps.stream().map(Placed::step).toList();
    }

    private void grades() {
        Map<Integer, Placed> ordered = new TreeMap<>();
        List<String> grades = Grades.of(scale);
        node.entries().forEach((word, value) -> {
            String grade = Grades.of(scale, word);
            if (grade == null) {
                value.problem("'" + word + "' is no grade of this scale, expected one of " + String.join(", ", grades));
                return;
            }
            Placed step = new Placed(new Step(grade, 0, ScaleNode.hundredths(value, ScaleNode.MOST)), word, value);
            if (ordered.putIfAbsent(grades.indexOf(grade), step) != null) {
                value.problem("'" + word + "' stands twice, for it is " + grade);
            }
            checkSide(grade, step);
        });
        steps.addAll(ordered.values());
        Set<String> missing = new HashSet<>(scale == Scale.LETTER ? List.of(grades.getLast()) : grades);
        steps.forEach(step -> missing.remove(step.step.grade()));
        grades.stream()
                .filter(missing::contains)
                .forEach(grade -> node.problem("the grade '" + grade + "' is missing"));
    }

    /** A number that contradicts its grade would be wrong silently. */
    private void checkSide(String grade, Placed step) {
        boolean fails = Grades.isLowest(scale, grade);
        if (fails == (step.step.value() >= PASS)) {
            step.node.problem("'" + step.written + "' is a "
                    + (fails ? "fail, expected less than 60" : "pass, expected 60 or more") + step.node.found());
        }
    }

    private void points(int most) {
        Set<Integer> seen = new HashSet<>();
        node.entries().forEach((text, value) -> {
            int least = ScaleNode.hundredths(text, most);
            if (least < 0) {
                value.problem("expected grade points from 0 to " + ScaleExample.plain(most)
                        + " with at most two decimals, found '" + text + "'");
            } else if (!seen.add(least)) {
                value.problem("'" + text + "' grade points stand twice");
            } else {
                steps.add(new Placed(new Step("", least, ScaleNode.hundredths(value, ScaleNode.MOST)), text, value));
            }
        });
        steps.sort(
                Comparator.comparingInt((Placed placed) -> placed.step.least()).reversed());
        if (!seen.contains(0)) {
            node.problem("the grade points '0' are missing, from which the lowest value holds");
        }
    }

    private void checkOrder() {
        for (int i = 1; i < steps.size(); i++) {
            Placed better = steps.get(i - 1);
            Placed worse = steps.get(i);
            if (worse.step.value() > better.step.value()) {
                worse.node.problem("'" + worse.written + "' is worth more than '" + better.written + "'");
            }
        }
    }
}
