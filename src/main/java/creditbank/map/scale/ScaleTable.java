package creditbank.map.scale;

import creditbank.outcome.Scale;
import creditbank.outcome.result.Grades;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How one sender's grades of one scale become numbers from 0 to 100, in some years.
 *
 * @param name by which people name it, once in a mapping
 * @param most the most grade points there are, hundredths; 0 for other scales
 * @param steps the best first, none with a higher value than one before it; of points the last one begins at 0
 */
public record ScaleTable(String name, Scale scale, Span span, int most, List<Step> steps) {
    public ScaleTable {
        steps = List.copyOf(steps);
    }

    /**
     * One grade, or grade points from some number on.
     *
     * @param grade of {@link Grades}; empty for points
     * @param least grade points, hundredths; 0 for grades
     * @param value of the hundred-point scale, hundredths, 0 to 10000
     */
    public record Step(String grade, int least, int value) {}

    /**
     * The derived number, hundredths; null where the score is not on this sender's scale.
     *
     * @param word a level or letter without white space
     * @param points hundredths, of grade points alone
     */
    public @Nullable Integer derive(String word, @Nullable Integer points) {
        if (scale == Scale.POINT) {
            return points == null || points > most ? null : first(points);
        }
        String grade = Grades.of(scale, word);
        for (Step step : steps) {
            if (step.grade.equals(grade)) {
                return step.value;
            }
        }
        return null;
    }

    private @Nullable Integer first(int points) {
        for (Step step : steps) {
            if (points >= step.least) {
                return step.value;
            }
        }
        return null;
    }

    /** What scores the table has, for people. */
    public String expected() {
        String scores = scale == Scale.POINT
                ? "0 to " + most / 100 + "." + most % 100 / 10 + " grade points"
                : "one of " + steps.stream().map(Step::grade).collect(Collectors.joining(", "));
        return scores + ", by the sender's scale table " + name;
    }
}
