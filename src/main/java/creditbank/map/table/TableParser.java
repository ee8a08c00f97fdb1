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
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one entry of a mapping's {@code reads:}. */
public final class TableParser {
    private static final Pattern SEPARATOR = Pattern.compile("[^\"\\r\\n\\p{Cs}]");
    private static final Pattern FOLDER = Pattern.compile("[/\\\\]");

    private TableParser() {}

    public static Table parse(String name, YamlNode node) {
        YamlNode formatNode = node.need("format");
        return switch (formatNode.text()) {
            case "delimited" -> delimited(name, node);
            case "fixed-width" -> fixedWidth(name, node);
            case "json" -> json(name, node);
            default -> {
                if (formatNode.isText()) {
                    formatNode.problem("expected one of delimited, fixed-width, json" + formatNode.found());
                }
                yield delimited(name, node);
            }
        };
    }

    private static Table delimited(String name, YamlNode node) {
        node.only("file", "entry", "format", "charset", "control", "separator", "columns");
        String separator = optional(node, "separator");
        if (separator != null && !SEPARATOR.matcher(separator).matches()) {
            node.need("separator")
                    .problem("expected one character that is no quote and no line end"
                            + node.need("separator").found());
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
            int at = value.need("at").integer(1, 1_000_000);
            if (at <= free) {
                value.problem("column '" + entry.getKey() + "' begins at byte " + at
                        + ", expected it behind the column before it, which ends at " + free);
            }
            slices.add(new Format.Slice(at - 1, value.need("bytes").integer(1, 1_000_000)));
            free = slices.getLast().from() + slices.getLast().bytes();
        }
        boolean told = node.need("row-bytes").found().equals(", found '" + bytes + "'");
        if (told && free > bytes) {
            node.need("row-bytes").problem("expected " + free + " bytes at least, where the last column ends");
        }
        Charset charset = charset(node);
        if (charset != null && "\n ".getBytes(charset).length != 2) {
            node.need("charset").problem("expected a character set whose line end is one byte, such as gbk");
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
            node.need("file")
                    .problem("expected at most one *" + node.need("file").found());
        }
        for (String key : List.of("file", "entry", "control")) {
            YamlNode value = node.get(key);
            if (value != null && FOLDER.matcher(value.textOrEmpty()).find()) {
                value.problem("expected a file's name without folders" + value.found());
            }
        }
        String control = optional(node, "control");
        if (control != null && control.equals(file)) {
            node.need("control")
                    .problem("expected another file than the one that it is about"
                            + node.need("control").found());
        }
        return new Table(name, file, optional(node, "entry"), format, columns, charset(node), control);
    }

    private static @Nullable Charset charset(YamlNode node) {
        String name = optional(node, "charset");
        if (name == null || name.equals("detect")) {
            return null;
        }
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            node.need("charset")
                    .problem("expected a character set such as utf-8, gb18030 or gbk"
                            + node.need("charset").found());
            return null;
        }
    }

    private static @Nullable String optional(YamlNode node, String key) {
        YamlNode value = node.get(key);
        return value == null ? null : value.text();
    }
}
