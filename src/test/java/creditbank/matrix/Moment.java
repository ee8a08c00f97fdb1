package creditbank.matrix;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of progress, told apart from the others of a night.
 *
 * @param text source and message, a number sign for each number
 * @param number the how-manieth of this text, from 1
 */
public record Moment(String text, int number) {
    private static final Pattern LINE = Pattern.compile(" *[0-9.]+s  (\\S+) +(.*)");

    /** Whether a line says this. */
    public boolean is(String line) {
        return text(line).filter(text::equals).isPresent();
    }

    /** What a night has said, in its order. */
    static List<Moment> of(List<String> lines) {
        Map<String, Integer> counts = new HashMap<>();
        List<Moment> moments = new ArrayList<>();
        for (String line : lines) {
            text(line).ifPresent(text -> moments.add(new Moment(text, counts.merge(text, 1, Integer::sum))));
        }
        return List.copyOf(moments);
    }

    private static Optional<String> text(String line) {
        Matcher matcher = LINE.matcher(line);
        return matcher.matches()
                ? Optional.of(matcher.group(1) + " " + matcher.group(2).replaceAll("[0-9][0-9,.]*", "#"))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return number == 1 ? text : text + " (" + number + ")";
    }
}
