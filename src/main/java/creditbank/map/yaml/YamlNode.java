package creditbank.map.yaml;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A map, list or text of a YAML file. A reader asks for what it expects; where something else stands, the problem is noted in the file with the line, and
 * the reader gets an empty value and goes on. What was missing complains only once.
 */
public final class YamlNode {
    private static final Set<Tag> PLAIN = Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.MAP, Tag.SEQ);

    private enum Form {
        MAP,
        LIST,
        TEXT,
        EMPTY,
        MISSING
    }

    private final YamlFile file;
    private final int line;
    private final Form form;
    private final String text;
    private final List<YamlNode> items = new ArrayList<>();
    private final Map<String, YamlNode> entries = new LinkedHashMap<>();

    private YamlNode(YamlFile file, int line, Form form, String text) {
        this.file = file;
        this.line = line;
        this.form = form;
        this.text = text;
    }

    static YamlNode missing(YamlFile file, int line) {
        return new YamlNode(file, line, Form.MISSING, "");
    }

    static YamlNode of(YamlFile file, Node node) {
        return of(file, node, node.getStartMark().map(Mark::getLine).orElse(0) + 1);
    }

    private static YamlNode of(YamlFile file, Node node, int line) {
        if (node.getAnchor().isPresent() || !PLAIN.contains(node.getTag())) {
            file.problem(line, "anchors and tags are not allowed");
            return missing(file, line);
        }
        return switch (node) {
            case ScalarNode scalar ->
                scalar.getTag().equals(Tag.NULL)
                        ? new YamlNode(file, line, Form.EMPTY, "")
                        : new YamlNode(file, line, Form.TEXT, scalar.getValue());
            case SequenceNode sequence -> {
                YamlNode list = new YamlNode(file, line, Form.LIST, "");
                sequence.getValue().forEach(item -> list.items.add(of(file, item)));
                yield list;
            }
            case MappingNode mapping -> {
                YamlNode map = new YamlNode(file, line, Form.MAP, "");
                mapping.getValue().forEach(map::put);
                yield map;
            }
            default -> missing(file, line);
        };
    }

    private void put(NodeTuple tuple) {
        int at = tuple.getKeyNode().getStartMark().map(Mark::getLine).orElse(0) + 1;
        if (!(tuple.getKeyNode() instanceof ScalarNode key) || key.getAnchor().isPresent()) {
            file.problem(at, "a key must be a plain text");
        } else if (entries.containsKey(key.getValue())) {
            file.problem(at, "the key '" + key.getValue() + "' stands twice");
        } else {
            // A list or map that begins on the next line is told where its key stands.
            entries.put(
                    key.getValue(),
                    tuple.getValueNode() instanceof ScalarNode
                            ? of(file, tuple.getValueNode())
                            : of(file, tuple.getValueNode(), at));
        }
    }

    /** The line in the file, from 1. */
    public int line() {
        return line;
    }

    /** {@code file:line}. */
    public String place() {
        return file.name() + ":" + line;
    }

    /** Notes that something is wrong here. */
    public void problem(String message) {
        if (form != Form.MISSING) {
            file.problem(line, message);
        }
    }

    public boolean isMap() {
        return form == Form.MAP;
    }

    public boolean isList() {
        return form == Form.LIST;
    }

    public boolean isText() {
        return form == Form.TEXT;
    }

    /** Expects a map with no other keys than these. */
    public YamlNode only(String... keys) {
        Set<String> known = new TreeSet<>(Arrays.asList(keys));
        entries().forEach((key, value) -> {
            if (!known.contains(key)) {
                file.problem(value.line, "unknown key '" + key + "', expected one of " + String.join(", ", known));
            }
        });
        return this;
    }

    public boolean has(String key) {
        return entries.containsKey(key);
    }

    /** The entry's value, or null where the key is absent. */
    public @Nullable YamlNode get(String key) {
        return entries.get(key);
    }

    /** The entry's value; an absent key is a problem. */
    public YamlNode need(String key) {
        YamlNode value = entries.get(key);
        if (value != null) {
            return value;
        }
        if (form == Form.MAP) {
            problem("the key '" + key + "' is missing");
        } else {
            entries();
        }
        return missing(file, line);
    }

    /** The entries of a map in the order of the file. */
    public Map<String, YamlNode> entries() {
        if (form != Form.MAP) {
            problem("expected keys with values" + found());
        }
        return Collections.unmodifiableMap(entries);
    }

    /** The items of a list that has one at least. */
    public List<YamlNode> some() {
        if (isList() && items.isEmpty()) {
            problem("expected a list with one item at least");
        }
        return items();
    }

    /** The items of a list. */
    public List<YamlNode> items() {
        if (form != Form.LIST) {
            problem("expected a list" + found());
        }
        return Collections.unmodifiableList(items);
    }

    /** A text that is not empty, as it stands in the file: 01 stays 01. */
    public String text() {
        if (form != Form.TEXT || text.isEmpty()) {
            problem("expected a text" + found());
        }
        return text;
    }

    /** A text that may be empty. */
    public String textOrEmpty() {
        if (form != Form.TEXT && form != Form.EMPTY) {
            problem("expected a text" + found());
        }
        return text;
    }

    /** A list of texts, or one text alone. */
    public List<String> texts() {
        return isText() ? List.of(text()) : items().stream().map(YamlNode::text).toList();
    }

    /** A whole number from least to most; least where something else stands. */
    public int integer(int least, int most) {
        return (int) number(least, most);
    }

    /** A whole number from least to most; least where something else stands. */
    public long number(long least, long most) {
        try {
            long value = Long.parseLong(text);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // told below, with what was expected
        }
        problem("expected a whole number from " + least + " to " + most + found());
        return least;
    }

    /** True or false and nothing else. */
    public boolean bool() {
        if (!text.equals("true") && !text.equals("false")) {
            problem("expected true or false" + found());
        }
        return text.equals("true");
    }

    /** What stands here instead of what was expected, as the end of a message. */
    public String found() {
        return switch (form) {
            case MAP -> ", found keys with values";
            case LIST -> ", found a list";
            case EMPTY -> ", found nothing";
            case TEXT, MISSING -> ", found '" + text + "'";
        };
    }

    /** A constant, written in lower case with hyphens; null, with the problem noted, where there is none of that name. */
    public <E extends Enum<E>> @Nullable E choice(Class<E> type) {
        List<String> names = new ArrayList<>();
        for (E constant : type.getEnumConstants()) {
            String name = constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
            if (name.equals(text)) {
                return constant;
            }
            names.add(name);
        }
        problem("expected one of " + String.join(", ", names) + found());
        return null;
    }
}
