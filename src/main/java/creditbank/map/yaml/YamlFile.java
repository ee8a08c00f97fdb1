package creditbank.map.yaml;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * One YAML document with its problems. Readers walk from {@link #root}, the nodes collect what is wrong, and {@link #check} refuses the file with all of
 * it. Anchors, tags of one's own and duplicate keys are problems.
 */
public final class YamlFile {
    private static final int MOST_CODE_POINTS = 4_000_000;
    private static final int MOST_LEVELS = 50;

    private record Problem(int line, String text) {}

    private final String name;
    private final List<Problem> problems = new ArrayList<>();
    private YamlNode root;

    private YamlFile(String name) {
        this.name = name;
        this.root = YamlNode.missing(this, 1);
    }

    /** Reads a file; its name with the folder that it lies in stands in the messages. */
    public static YamlFile parse(Path file) throws IOException {
        return parse(nameOf(file), Files.readAllBytes(file));
    }

    /** A file's name as the messages say it, such as {@code jobs/a.yaml}. */
    public static String nameOf(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        Path folder = parent == null ? null : parent.getFileName();
        return (folder == null ? "" : folder + "/") + file.getFileName();
    }

    /** Reads bytes as UTF-8 without a byte order mark, which Camel would take for text; others are refused at once. */
    public static YamlFile parse(String name, byte[] bytes) {
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        CharBuffer chars = CharBuffer.allocate(bytes.length);
        if (StandardCharsets.UTF_8.newDecoder().decode(rest, chars, true).isError()) {
            throw new YamlException(List.of(name + ":"
                    + (1 + lineEnds(chars.flip().toString())) + ": a byte that is not UTF-8, expected UTF-8"));
        }
        String text = chars.flip().toString();
        if (text.startsWith("\ufeff")) {
            throw new YamlException(List.of(name + ":1: a byte order mark, expected UTF-8 without one"));
        }
        return parse(name, text);
    }

    /** Reads a text; broken YAML is refused at once, everything else at {@link #check}. */
    public static YamlFile parse(String name, String text) {
        YamlFile file = new YamlFile(name);
        LoadSettings settings = LoadSettings.builder()
                .setLabel(name)
                .setCodePointLimit(MOST_CODE_POINTS)
                .setAllowNonScalarKeys(true)
                .build();
        try {
            checkEvents(file, new Parse(settings).parseString(text));
            Optional<Node> node = new Compose(settings).composeString(text);
            node.ifPresentOrElse(
                    found -> file.root = YamlNode.of(file, found),
                    () -> file.problem(1, "the file is empty, expected keys with values"));
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            String half = e.getProblem().startsWith("but ") ? e.getContext() + ", " : "";
            file.problem(line, "no YAML: " + half + e.getProblem());
            file.check();
        } catch (ReaderException e) {
            String before = text.substring(0, text.offsetByCodePoints(0, e.getPosition()));
            file.problem(
                    1 + lineEnds(before),
                    String.format(Locale.ROOT, "no YAML: the character U+%04X is not allowed", e.getCodePoint()));
            file.check();
        } catch (YamlEngineException e) {
            file.problem(1, "no YAML: " + e.getMessage());
            file.check();
        }
        return file;
    }

    /** The composer calls itself for each level, so a file of nothing but brackets would end the program; and it fails at tags with white space at their ends. */
    private static void checkEvents(YamlFile file, Iterable<Event> events) {
        int depth = 0;
        for (Event event : events) {
            depth += event instanceof CollectionStartEvent ? 1 : event instanceof CollectionEndEvent ? -1 : 0;
            String tag = tag(event).orElse("plain");
            int line = event.getStartMark().map(Mark::getLine).orElse(0) + 1;
            if (depth > MOST_LEVELS) {
                file.problem(line, "nested deeper than " + MOST_LEVELS + " levels");
            } else if (tag.isEmpty() || !tag.trim().equals(tag)) {
                file.problem(line, "no YAML: a tag that begins or ends with white space");
            }
            file.check();
        }
    }

    private static Optional<String> tag(Event event) {
        return event instanceof CollectionStartEvent start
                ? start.getTag()
                : event instanceof ScalarEvent scalar ? scalar.getTag() : Optional.empty();
    }

    private static int lineEnds(String text) {
        return (int) text.chars().filter(c -> c == '\n').count();
    }

    public YamlNode root() {
        return root;
    }

    /** The file's name as the messages say it. */
    public String name() {
        return name;
    }

    /** The file's name without its folder. */
    public String fileName() {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    /** The problems so far, in the order of their lines. */
    public List<String> problems() {
        return problems.stream()
                .sorted(Comparator.comparingInt(Problem::line))
                .map(problem -> name + ":" + problem.line() + ": " + problem.text())
                .distinct()
                .toList();
    }

    /**
     * Ends the reading.
     *
     * @throws YamlException if there was any problem
     */
    public void check() {
        if (!problems.isEmpty()) {
            throw new YamlException(problems());
        }
    }

    void problem(int line, String text) {
        problems.add(new Problem(line, text));
    }
}
