package creditbank.recognise.framework.file;

import creditbank.map.yaml.YamlFile;
import creditbank.map.yaml.YamlNode;
import creditbank.outcome.Kind;
import creditbank.recognise.framework.Framework;
import creditbank.recognise.framework.QualificationLevel;
import creditbank.recognise.rule.file.Digests;
import creditbank.recognise.rule.file.NameNode;
import creditbank.recognise.rule.file.YamlFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the qualifications framework and runs its examples. */
public final class FrameworkReader {
    private static final int MOST_LEVELS = 20;
    private static final int MOST_EQF = 8;

    private FrameworkReader() {}

    /**
     * Reads the one file of a folder; without one there is no framework.
     *
     * @throws creditbank.map.yaml.YamlException with every problem
     */
    public static Framework read(Path folder) throws IOException {
        return YamlFolder.one(folder, FrameworkReader::parse, Framework.NONE);
    }

    /**
     * Reads the bytes of a file.
     *
     * @throws creditbank.map.yaml.YamlException with every problem
     */
    public static Framework parse(String name, byte[] bytes) {
        YamlFile file = YamlFile.parse(name, bytes);
        YamlNode root = file.root()
                .only("format", "id", "version", "title", "legal-basis", "approved", "levels", "unstated", "examples");
        root.need("format").integer(1, 1);
        root.need("legal-basis").text();
        root.need("approved").only("by", "on").need("by").text();
        SortedMap<Integer, QualificationLevel> levels = new TreeMap<>();
        Map<Kind, Map<String, Integer>> sent = new EnumMap<>(Kind.class);
        for (YamlNode node : root.need("levels").some()) {
            level(node, levels, sent);
        }
        Framework framework = new Framework(
                NameNode.read(file, root),
                root.need("title").text(),
                levels,
                sent,
                unstated(root.get("unstated"), levels),
                Digests.sha256(bytes));
        root.need("examples").some().forEach(example -> example(example, framework));
        file.check();
        return framework;
    }

    private static void level(
            YamlNode node, SortedMap<Integer, QualificationLevel> levels, Map<Kind, Map<String, Integer>> sent) {
        node.only("level", "title", "eqf", "sent");
        YamlNode number = node.need("level");
        QualificationLevel level = new QualificationLevel(
                number.integer(1, MOST_LEVELS),
                node.need("title").text(),
                node.has("eqf") ? node.need("eqf").integer(1, MOST_EQF) : 0);
        QualificationLevel below = levels.isEmpty() ? null : levels.get(levels.lastKey());
        if (level.number() != levels.size() + 1) {
            number.problem(
                    "expected the levels in their order without a gap, here " + (levels.size() + 1) + number.found());
        } else if (below != null && level.eqf() != 0 && level.eqf() < below.eqf()) {
            node.need("eqf")
                    .problem("expected a level of the EQF not below " + below.eqf() + ", that of level "
                            + below.number());
        }
        levels.put(level.number(), level);
        YamlNode words = node.get("sent");
        if (words != null) {
            words.entries().forEach((kind, list) -> words(words, kind, list, level.number(), sent));
        }
    }

    private static void words(
            YamlNode words, String name, YamlNode list, int level, Map<Kind, Map<String, Integer>> sent) {
        Kind kind = kind(words, name);
        if (kind == null) {
            return;
        }
        for (YamlNode word : list.some()) {
            Integer before = sent.computeIfAbsent(kind, any -> new HashMap<>()).put(word.text(), level);
            if (before != null) {
                word.problem("'" + word.text() + "' of a " + name + " is level " + before + " already");
            }
        }
    }

    private static Map<Kind, Integer> unstated(@Nullable YamlNode node, SortedMap<Integer, ?> levels) {
        Map<Kind, Integer> unstated = new EnumMap<>(Kind.class);
        if (node != null) {
            node.entries().forEach((name, value) -> {
                Kind kind = kind(node, name);
                if (kind != null) {
                    unstated.put(kind, value.integer(1, Math.max(1, levels.size())));
                }
            });
        }
        return unstated;
    }

    private static void example(YamlNode node, Framework framework) {
        node.only("kind", "level", "is", "reason");
        Kind kind = node.need("kind").choice(Kind.class);
        YamlNode level = node.get("level");
        if (node.has("is") == node.has("reason")) {
            node.problem("expected either 'is' or 'reason'");
        } else if (kind != null) {
            var placed = framework.place(kind, level == null ? "" : level.text());
            String found = placed.level() == null ? placed.code() : Integer.toString(placed.number());
            String expected = node.need(node.has("is") ? "is" : "reason").text();
            if (!found.equals(expected)) {
                node.problem("the example comes to " + found + ", expected " + expected);
            }
        }
    }

    private static @Nullable Kind kind(YamlNode words, String name) {
        for (Kind kind : Kind.values()) {
            if (kind.name().toLowerCase(java.util.Locale.ROOT).equals(name)) {
                return kind;
            }
        }
        words.problem("expected kinds such as course or certificate, found '" + name + "'");
        return null;
    }

    /** The numbers of levels that a list names, each of which the framework has. */
    public static List<Integer> levels(YamlNode list, Framework framework) {
        return list.some().stream().map(node -> level(node, framework)).toList();
    }

    /** The number of a level that the framework has. */
    public static int level(YamlNode node, Framework framework) {
        int level = node.integer(1, MOST_LEVELS);
        if (!framework.levels().containsKey(level)) {
            node.problem("level " + level + " is not in the qualifications framework"
                    + (framework.levels().isEmpty()
                            ? ", of which there is no file"
                            : " " + framework.name() + ", expected 1 to "
                                    + framework.levels().lastKey()));
        }
        return level;
    }
}
