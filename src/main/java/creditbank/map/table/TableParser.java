package creditbank.map.table;

import creditbank.map.yaml.YamlNode;
import creditbank.outcome.Privacy;
import creditbank.read.Column;
import creditbank.read.Format;
import creditbank.read.Table;
import creditbank.read.json.JsonPath;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one entry of a mapping's {@code reads:}. */
public final class TableParser {

    private TableParser() {}

    public static Table parse(String name, YamlNode node) {
        YamlNode formatNode = node.need("format");
        return switch (formatNode.text()) {
            case "delimited" -> delimited(name, node);
            case "fixed-width" -> fixedWidth(name, node);
            case "json" -> json(name, node);
            default -> {
                formatNode.problem("expected one of delimited, fixed-width, json, found '" + formatNode.text() + "'");
                yield delimited(name, node);
            }
        };
    }

    private static Table delimited(String name, YamlNode node) {
        node.only("file", "entry", "format", "charset", "control", "separator", "columns");
        String separator = optional(node, "separator");
        if (separator != null && separator.length() != 1) {
            node.need("separator").problem("expected one character");
        }
        List<Column> columns = new ArrayList<>();
        node.need("columns").entries().forEach((column, value) -> columns.add(column(column, value)));
        char character = separator == null || separator.isEmpty() ? ',' : separator.charAt(0);
        return table(name, node, new Format.Delimited(character), columns);
    }

    private static Table fixedWidth(String name, YamlNode node) {
        node.only("file", "entry", "format", "charset", "control", "row-bytes", "columns");
        int bytes = node.need("row-bytes").integer(1, 1_000_000);
        List<Column> columns = new ArrayList<>();
        List<Format.Slice> slices = new ArrayList<>();
        int free = 0;
        for (Map.Entry<String, YamlNode> entry : node.need("columns").entries().entrySet()) {
            YamlNode value = entry.getValue().only("at", "bytes", "class");
            columns.add(column(entry.getKey(), value.need("class")));
            Format.Slice slice = new Format.Slice(
                    value.need("at").integer(1, 1_000_000) - 1,
                    value.need("bytes").integer(1, 1_000_000));
            if (slice.from() < free || slice.from() + slice.bytes() > bytes) {
                value.problem("the column overlaps the one before it or the end of the row");
            }
            free = slice.from() + slice.bytes();
            slices.add(slice);
        }
        return table(name, node, new Format.FixedWidth(bytes, slices), columns);
    }

    private static Table json(String name, YamlNode node) {
        node.only("file", "format", "elements", "each", "columns");
        List<Column> columns = new ArrayList<>();
        List<String> paths = new ArrayList<>();
        node.need("columns").entries().forEach((column, value) -> {
            value.only("path", "class");
            columns.add(column(column, value.need("class")));
            paths.add(path(value.need("path"), true));
        });
        YamlNode each = node.get("each");
        String list = each == null ? "" : path(each, false);
        return table(name, node, new Format.Json(node.need("elements").text(), list, paths), columns);
    }

    private static String path(YamlNode node, boolean fromTop) {
        String path = node.text();
        try {
            JsonPath.parse(fromTop && path.startsWith("/") ? path.substring(1) : path);
        } catch (IllegalArgumentException e) {
            node.problem(String.valueOf(e.getMessage()));
            return "x";
        }
        return path;
    }

    private static Column column(String name, YamlNode privacyClass) {
        Privacy privacy = privacyClass.choice(Privacy.class);
        return new Column(name, privacy == null ? Privacy.SENSITIVE : privacy);
    }

    private static Table table(String name, YamlNode node, Format format, List<Column> columns) {
        String file = node.need("file").text();
        if (file.indexOf('*') != file.lastIndexOf('*')) {
            node.need("file").problem("expected at most one *");
        }
        return new Table(
                name, file, optional(node, "entry"), format, columns, charset(node), optional(node, "control"));
    }

    private static @Nullable Charset charset(YamlNode node) {
        String name = optional(node, "charset");
        if (name == null || name.equals("detect")) {
            return null;
        }
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            node.need("charset").problem("unknown character set '" + name + "'");
            return null;
        }
    }

    private static @Nullable String optional(YamlNode node, String key) {
        YamlNode value = node.get(key);
        return value == null ? null : value.text();
    }
}
