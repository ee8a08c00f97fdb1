package creditbank.recognise.panel.file;

import creditbank.map.yaml.YamlFile;
import creditbank.map.yaml.YamlNode;
import creditbank.recognise.framework.Framework;
import creditbank.recognise.framework.file.FrameworkReader;
import creditbank.recognise.panel.Band;
import creditbank.recognise.panel.Interest;
import creditbank.recognise.panel.Member;
import creditbank.recognise.panel.Panel;
import creditbank.recognise.panel.PanelMethod;
import creditbank.recognise.panel.PanelProblem;
import creditbank.recognise.panel.PanelRules;
import creditbank.recognise.panel.Sector;
import creditbank.recognise.rule.file.Digests;
import creditbank.recognise.rule.file.NameNode;
import creditbank.recognise.rule.file.RuleReader;
import creditbank.recognise.rule.file.YamlFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Reads by what rules panels are seated, and runs the examples. Levels without a rule, or with two, and rules that no panel can fulfil are refused. */
public final class PanelRulesReader {
    /** Of a member of an example, who is nobody. */
    private static final Interest NOTHING = new Interest(Set.of(), Set.of(), new UUID(0, 0), null, Set.of());

    /** Three to seven members judge, whatever the level. */
    private static final int FEWEST = 3;

    private static final int MOST = 7;
    private static final int MOST_IN_EXAMPLE = 20;
    private static final int ALL = 100;

    private PanelRulesReader() {}

    /**
     * Reads the one file of a folder; without one no panel can be seated.
     *
     * @throws creditbank.map.yaml.YamlException with every problem
     */
    public static PanelRules read(Path folder, Framework framework) throws IOException {
        return YamlFolder.one(folder, (name, bytes) -> parse(name, bytes, framework), PanelRules.NONE);
    }

    /**
     * Reads the bytes of a file.
     *
     * @throws creditbank.map.yaml.YamlException with every problem
     */
    public static PanelRules parse(String name, byte[] bytes, Framework framework) {
        YamlFile file = YamlFile.parse(name, bytes);
        YamlNode root = file.root()
                .only(
                        "format",
                        "id",
                        "version",
                        "title",
                        "legal-basis",
                        "approved",
                        "without-level",
                        "bands",
                        "examples");
        root.need("format").integer(1, 1);
        RuleReader.authority(root);
        Set<Integer> used = new HashSet<>();
        List<Band> bands = new ArrayList<>();
        for (YamlNode node : root.need("bands").some()) {
            bands.add(band(node, framework, used));
        }
        TreeSet<Integer> missing = new TreeSet<>(framework.levels().keySet());
        missing.removeAll(used);
        if (!missing.isEmpty()) {
            root.need("bands").problem("the levels " + missing + " of the framework have no band");
        }
        int without = FrameworkReader.level(root.need("without-level"), framework);
        PanelRules rules = new PanelRules(NameNode.read(file, root), without, bands, Digests.sha256(bytes));
        List<YamlNode> examples = root.need("examples").some();
        if (file.problems().isEmpty()) {
            examples.forEach(example -> example(example, rules, framework));
        }
        file.check();
        return rules;
    }

    private static Band band(YamlNode node, Framework framework, Set<Integer> used) {
        node.only("levels", "least", "most", "industry-percent", "academia", "government");
        YamlNode levels = node.need("levels");
        Set<Integer> numbers = new HashSet<>(FrameworkReader.levels(levels, framework));
        numbers.stream()
                .sorted()
                .filter(number -> !used.add(number))
                .forEach(number -> levels.problem("level " + number + " has a band already"));
        Band band = new Band(
                numbers,
                node.need("least").integer(FEWEST, MOST),
                node.need("most").integer(FEWEST, MOST),
                node.need("industry-percent").integer(1, ALL),
                node.need("academia").integer(0, MOST),
                node.need("government").integer(0, MOST));
        if (band.most() < band.least()) {
            node.need("most").problem("expected 'most' not below 'least'");
        } else if (band.industry(band.most()) + band.academia() + band.government() > band.most()) {
            node.problem("no panel of at most " + band.most() + " members can have "
                    + band.industry(band.most()) + " from industry, " + band.academia() + " from academia and "
                    + band.government() + " from government");
        }
        return band;
    }

    private static void example(YamlNode node, PanelRules rules, Framework framework) {
        node.only("level", "academia", "industry", "government", "seated", "reason");
        int level = FrameworkReader.level(node.need("level"), framework);
        List<Member> members = new ArrayList<>();
        for (Sector sector : Sector.values()) {
            YamlNode count = node.get(sector.name().toLowerCase(Locale.ROOT));
            for (int i = 0; i < (count == null ? 0 : count.integer(0, MOST_IN_EXAMPLE)); i++) {
                members.add(new Member("", sector, "", NOTHING, node.line()));
            }
        }
        if (node.has("seated") == node.has("reason")) {
            node.problem("expected either 'seated' or 'reason'");
            return;
        }
        Panel panel = new Panel(0, PanelMethod.INTERVIEW, members, "", node.line());
        List<String> found =
                rules.judge(panel, level).stream().map(PanelProblem::code).toList();
        List<String> expected = node.has("reason") ? List.of(node.need("reason").text()) : List.of();
        if (node.has("seated") && !node.need("seated").bool()) {
            node.need("seated").problem("expected true, or a reason instead");
        }
        if (!found.equals(expected)) {
            node.problem("the example is " + words(found) + ", expected " + words(expected));
        }
    }

    private static String words(List<String> codes) {
        return codes.isEmpty() ? "seated" : "refused for " + String.join(", ", codes);
    }
}
