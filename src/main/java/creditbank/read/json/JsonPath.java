package creditbank.read.json;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A way to one value in a JSON element: names with dots between, and after a name a filter {@code [name=text]} that takes the first element of a list
 * whose member has that text. {@code a[t=x].b} in {@code {"a":[{"t":"y","b":1},{"t":"x","b":2}]}} is 2. A single object counts as a list of one, as in
 * JSON-LD. Without a filter a list has no value, unless it has one element only.
 */
public final class JsonPath {

    private record Step(String name, String filter, String text) {}

    private final List<Step> steps;

    private JsonPath(List<Step> steps) {
        this.steps = steps;
    }

    /**
     * Reads a path.
     *
     * @throws IllegalArgumentException saying what is wrong
     */
    public static JsonPath parse(String path) {
        List<Step> steps = new ArrayList<>();
        int at = 0;
        while (at <= path.length()) {
            int end = endOfStep(path, at);
            steps.add(step(path, path.substring(at, end)));
            at = end + 1;
        }
        return new JsonPath(steps);
    }

    private static int endOfStep(String path, int from) {
        boolean filter = false;
        for (int i = from; i < path.length(); i++) {
            char c = path.charAt(i);
            filter = c == '[' || (filter && c != ']');
            if (c == '.' && !filter) {
                return i;
            }
        }
        return path.length();
    }

    private static Step step(String path, String step) {
        int open = step.indexOf('[');
        if (open < 0 && !step.isEmpty()) {
            return new Step(step, "", "");
        }
        int equals = step.indexOf('=', open + 1);
        if (open <= 0 || equals <= open + 1 || !step.endsWith("]") || equals + 2 >= step.length()) {
            throw new IllegalArgumentException(
                    "'" + path + "' is no path: expected names with dots between, each with [name=text] or without");
        }
        return new Step(
                step.substring(0, open),
                step.substring(open + 1, equals),
                step.substring(equals + 1, step.length() - 1));
    }

    /** The node at the end of the path; null where there is none or it is the JSON null. */
    public @Nullable JsonNode find(JsonNode from) {
        JsonNode node = from;
        for (Step step : steps) {
            if (node.isArray() && node.size() == 1) {
                node = node.get(0);
            }
            node = node.get(step.name);
            if (node != null && !step.filter.isEmpty()) {
                node = first(node, step);
            }
            if (node == null) {
                return null;
            }
        }
        return node.isNull() ? null : node;
    }

    private static @Nullable JsonNode first(JsonNode list, Step step) {
        if (list.isObject()) {
            return matches(list, step) ? list : null;
        }
        for (int i = 0; i < list.size(); i++) {
            if (matches(list.get(i), step)) {
                return list.get(i);
            }
        }
        return null;
    }

    private static boolean matches(JsonNode element, Step step) {
        JsonNode value = element.get(step.filter);
        return value != null && value.isValueNode() && value.asString().equals(step.text);
    }
}
