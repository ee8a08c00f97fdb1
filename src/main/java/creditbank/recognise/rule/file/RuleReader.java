package creditbank.recognise.rule.file;

import creditbank.map.yaml.YamlFile;
import creditbank.map.yaml.YamlNode;
import creditbank.outcome.Credits;
import creditbank.recognise.rule.Authority;
import creditbank.recognise.rule.Limits;
import creditbank.recognise.rule.Rounding;
import creditbank.recognise.rule.Rule;
import creditbank.recognise.rule.RuleFile;
import creditbank.recognise.rule.Validity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Reads one version of one rule. */
public final class RuleReader {
    private static final int ONE = 100;
    private static final int MOST_YEARS = 100;

    private RuleReader() {}

    /**
     * Reads a file.
     *
     * @throws creditbank.map.yaml.YamlException with every problem
     */
    public static RuleFile read(Path file) throws IOException {
        return parse(YamlFile.nameOf(file), Files.readAllBytes(file));
    }

    /**
     * Reads the bytes of a file.
     *
     * @throws creditbank.map.yaml.YamlException with every problem
     */
    public static RuleFile parse(String name, byte[] bytes) {
        YamlFile file = YamlFile.parse(name, bytes);
        Rule rule = rule(file);
        file.check();
        return new RuleFile(rule, name, Digests.sha256(bytes), new String(bytes, StandardCharsets.UTF_8));
    }

    private static Rule rule(YamlFile file) {
        YamlNode root = file.root();
        root.only(
                "format",
                "id",
                "version",
                "valid",
                "title",
                "legal-basis",
                "approved",
                "applies",
                "converts",
                "rounding",
                "least",
                "most",
                "ceiling",
                "expires",
                "redeem",
                "examples");
        root.need("format").integer(1, 1);
        return new Rule(
                NameNode.name(file, root),
                validity(root.need("valid")),
                authority(root),
                ScopeNode.read(root.need("applies")),
                MethodNode.read(root.need("converts")),
                rounding(root.need("rounding")),
                limits(root),
                root.need("examples").some().stream().map(ExampleNode::read).toList());
    }

    /** Reads from when to when something is in force. */
    public static Validity validity(YamlNode node) {
        node.only("from", "until");
        LocalDate from = DateNode.day(node.need("from"));
        YamlNode last = node.get("until");
        LocalDate until = last == null ? null : DateNode.day(last);
        if (last != null && until != null && until.isBefore(from)) {
            last.problem("expected a day not before " + from + last.found());
        }
        return new Validity(from, until);
    }

    /** Reads by what right a file stands. */
    public static Authority authority(YamlNode root) {
        YamlNode approved = root.need("approved").only("by", "on");
        return new Authority(
                root.need("title").text(),
                root.need("legal-basis").text(),
                approved.need("by").text(),
                DateNode.day(approved.need("on")));
    }

    private static Rounding rounding(YamlNode node) {
        node.only("step", "mode");
        Rounding.Mode mode = node.need("mode").choice(Rounding.Mode.class);
        return new Rounding(Decimal.read(node.need("step"), 1, ONE), mode == null ? Rounding.Mode.DOWN : mode);
    }

    private static Limits limits(YamlNode root) {
        YamlNode ceiling = root.need("ceiling");
        Limits limits = new Limits(
                least(root.get("least")),
                Decimal.read(root.need("most"), 1, Credits.MOST),
                Decimal.read(ceiling, 1, Credits.MOST),
                years(root.need("expires")),
                redeem(root.need("redeem")));
        if (limits.least() > limits.most()) {
            root.need("most").problem("expected 'most' not below 'least'");
        }
        if (limits.most() > limits.ceiling()) {
            ceiling.problem("expected a ceiling for a learner not below 'most' for a record");
        }
        return limits;
    }

    private static int least(@Nullable YamlNode node) {
        return node == null ? 1 : Decimal.read(node, 1, Credits.MOST);
    }

    private static int years(YamlNode node) {
        return node.isText() && node.text().equals("never")
                ? 0
                : node.only("years").need("years").integer(1, MOST_YEARS);
    }

    private static Limits.Redeem redeem(YamlNode node) {
        Limits.Redeem redeem = node.choice(Limits.Redeem.class);
        return redeem == null ? Limits.Redeem.ONCE : redeem;
    }
}
