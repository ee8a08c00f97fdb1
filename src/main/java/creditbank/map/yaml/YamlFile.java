package creditbank.map.yaml;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * One YAML document with its problems. Readers walk from {@link #root}, the nodes collect what is wrong, and {@link #check} refuses the file with all of
 * it. Anchors, tags of one's own and duplicate keys are problems.
 */
public final class YamlFile {
    private static final int MOST_CODE_POINTS = 4_000_000;

    private record Problem(int line, String text) {}

    private final String name;
    private final List<Problem> problems = new ArrayList<>();
    private YamlNode root;

    private YamlFile(String name) {
        this.name = name;
        this.root = YamlNode.missing(this, 1);
    }

    /** Reads a file as UTF-8; its name without folders stands in the messages. */
    public static YamlFile parse(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        try {
            return parse(name, Files.readString(file, StandardCharsets.UTF_8));
        } catch (CharacterCodingException e) {
            throw new YamlException(List.of(name + ":1: the file is not UTF-8"));
        }
    }

    /** Reads a text; broken YAML is refused at once, everything else at {@link #check}. */
    public static YamlFile parse(String name, String text) {
        YamlFile file = new YamlFile(name);
        LoadSettings settings = LoadSettings.builder()
                .setLabel(name)
                .setCodePointLimit(MOST_CODE_POINTS)
                .build();
        try {
            Optional<Node> node = new Compose(settings).composeString(text);
            node.ifPresentOrElse(
                    found -> file.root = YamlNode.of(file, found), () -> file.problem(1, "the file is empty"));
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            file.problem(line, "no YAML: " + e.getProblem());
            file.check();
        } catch (YamlEngineException e) {
            file.problem(1, "no YAML: " + e.getMessage());
            file.check();
        }
        return file;
    }

    public YamlNode root() {
        return root;
    }

    /** The file's name as the messages say it. */
    public String name() {
        return name;
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
