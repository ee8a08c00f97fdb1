package creditbank.recognise.programme.file;

import creditbank.map.yaml.YamlFile;
import creditbank.map.yaml.YamlNode;
import creditbank.recognise.framework.Framework;
import creditbank.recognise.framework.file.FrameworkReader;
import creditbank.recognise.programme.Part;
import creditbank.recognise.programme.Programme;
import creditbank.recognise.programme.ProgrammeFile;
import creditbank.recognise.rule.file.Decimal;
import creditbank.recognise.rule.file.Digests;
import creditbank.recognise.rule.file.NameNode;
import creditbank.recognise.rule.file.RuleReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads one version of one programme. A programme that cannot be fulfilled by its own numbers is refused; {@code Feasibility} looks at the rules too. */
public final class ProgrammeReader {
    /** Hundredths of credits that a programme can require. */
    static final int MOST = 99_999;

    private ProgrammeReader() {}

    /**
     * Reads the bytes of a file.
     *
     * @param framework whose levels it may name
     * @throws creditbank.map.yaml.YamlException with every problem
     */
    public static ProgrammeFile parse(String name, byte[] bytes, Framework framework) {
        YamlFile file = YamlFile.parse(name, bytes);
        Programme programme = programme(file, framework);
        file.check();
        return new ProgrammeFile(programme, name, Digests.sha256(bytes), new String(bytes, StandardCharsets.UTF_8));
    }

    private static Programme programme(YamlFile file, Framework framework) {
        YamlNode root = file.root()
                .only(
                        "format",
                        "id",
                        "version",
                        "valid",
                        "title",
                        "legal-basis",
                        "approved",
                        "level",
                        "requires",
                        "panel",
                        "parts",
                        "examples");
        root.need("format").integer(1, 1);
        YamlNode requires = root.need("requires");
        int required = Decimal.read(requires, 1, MOST);
        List<Part> parts = new ArrayList<>();
        for (YamlNode node : root.need("parts").some()) {
            parts.add(PartNode.read(node, framework, required, parts));
        }
        sums(root, requires, required, parts);
        return new Programme(
                NameNode.name(file, root),
                RuleReader.validity(root.need("valid")),
                RuleReader.authority(root),
                FrameworkReader.level(root.need("level"), framework),
                required,
                root.has("panel") && root.need("panel").bool(),
                parts,
                root.need("examples").some().stream()
                        .map(example -> ProgrammeExampleNode.read(example, parts))
                        .toList());
    }

    private static void sums(YamlNode root, YamlNode requires, int required, List<Part> parts) {
        long least = parts.stream().mapToLong(Part::least).sum();
        long most = parts.stream()
                .mapToLong(part -> Math.min(part.most(), ofSelectors(part)))
                .sum();
        if (least > required) {
            root.need("parts")
                    .problem("nobody can fulfil it: the parts require " + Decimal.plain(least) + " credits together,"
                            + " more than the programme's " + Decimal.plain(required));
        } else if (most < required && !parts.isEmpty()) {
            requires.problem("nobody can fulfil it: " + Decimal.plain(required) + " credits are required, but the parts"
                    + " let at most " + Decimal.plain(most) + " count");
        }
    }

    /** What the selectors of a part let through. */
    static long ofSelectors(Part part) {
        return part.accepts().stream().mapToLong(selector -> selector.most()).sum();
    }
}
