package creditbank.read.json;

import creditbank.finding.Code;
import creditbank.finding.Finding;
import creditbank.finding.Place;
import creditbank.read.Column;
import creditbank.read.Format;
import creditbank.read.Row;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Takes the columns' values out of an element, once for each achievement in it. */
final class Items {
    private final List<Column> columns;
    private final @Nullable JsonPath each;
    private final JsonPath[] paths;
    private final boolean[] fromTop;

    Items(List<Column> columns, Format.Json format) {
        this.columns = columns;
        this.each = format.each().isEmpty() ? null : JsonPath.parse(format.each());
        this.paths = new JsonPath[format.paths().size()];
        this.fromTop = new boolean[paths.length];
        for (int i = 0; i < paths.length; i++) {
            String path = format.paths().get(i);
            fromTop[i] = path.startsWith("/");
            paths[i] = JsonPath.parse(fromTop[i] ? path.substring(1) : path);
        }
    }

    Row row(JsonNode element, Place place) {
        String raw = element.toString();
        if (!element.isObject()) {
            return new Row.Broken(place, raw, malformed(place, "", "no object", "an object"));
        }
        JsonNode list = each == null ? null : each.find(element);
        if (list == null || (list.isArray() && list.isEmpty())) {
            return row(place, raw, element, List.of(element));
        }
        List<JsonNode> achievements = new ArrayList<>();
        if (list.isArray()) {
            list.forEach(achievements::add);
        } else {
            achievements.add(list);
        }
        return row(place, raw, element, achievements);
    }

    private Row row(Place place, String raw, JsonNode top, List<JsonNode> achievements) {
        List<@Nullable String[]> items = new ArrayList<>(achievements.size());
        for (JsonNode achievement : achievements) {
            @Nullable String[] values = new @Nullable String[paths.length];
            for (int i = 0; i < paths.length; i++) {
                JsonNode value = paths[i].find(fromTop[i] ? top : achievement);
                if (value != null && !value.isValueNode()) {
                    String field = columns.get(i).name();
                    return new Row.Broken(place, raw, malformed(place, field, "a list or an object", "a text"));
                }
                values[i] = value == null ? null : value.asString();
            }
            items.add(values);
        }
        return new Row.Whole(place, raw, items);
    }

    private static Finding malformed(Place place, String field, String found, String expected) {
        return new Finding(Code.ROW_MALFORMED, place, field, found, expected);
    }
}
