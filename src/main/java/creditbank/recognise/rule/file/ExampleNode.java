package creditbank.recognise.rule.file;

import creditbank.credit.content.Amount;
import creditbank.credit.content.When;
import creditbank.map.yaml.YamlNode;
import creditbank.outcome.Credits;
import creditbank.outcome.Hours;
import creditbank.outcome.Kind;
import creditbank.outcome.Scale;
import creditbank.outcome.Status;
import creditbank.recognise.rule.Achieved;
import creditbank.recognise.rule.Reason;
import creditbank.recognise.rule.RuleExample;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads an example: a record, and its credits or why it has none. */
final class ExampleNode {
    private ExampleNode() {}

    static RuleExample read(YamlNode node) {
        node.only("says", "record", "credits", "reason");
        YamlNode says = node.get("says");
        if (says != null) {
            says.text();
        }
        YamlNode credits = node.get("credits");
        YamlNode reason = node.get("reason");
        if ((credits == null) == (reason == null)) {
            node.problem("expected either 'credits' or 'reason'");
        }
        String expected = credits != null ? credits(credits) : reason != null ? reason(reason) : "";
        return new RuleExample(node.line(), record(node.need("record")), expected);
    }

    private static String credits(YamlNode node) {
        return BigDecimal.valueOf(Decimal.read(node, 1, Credits.MOST), 2).toPlainString();
    }

    private static String reason(YamlNode node) {
        List<String> codes = Arrays.stream(Reason.values()).map(Reason::code).toList();
        if (!codes.contains(node.text())) {
            node.problem("expected one of " + String.join(", ", codes) + node.found());
        }
        return node.text();
    }

    private static Achieved record(YamlNode node) {
        node.only("kind", "level", "status", "scale", "term", "begin", "end", "on", "credits", "hours");
        Kind kind = node.need("kind").choice(Kind.class);
        YamlNode level = node.get("level");
        YamlNode status = node.get("status");
        YamlNode scale = node.get("scale");
        Scale read = scale == null ? Scale.NONE : scale.choice(Scale.class);
        When when = new When(
                term(node.get("term")), DateNode.partial(node.get("begin")), DateNode.partial(node.get("end")));
        return new Achieved(
                kind == null ? Kind.COURSE : kind,
                level == null ? "" : level.text(),
                status == null ? null : status.choice(Status.class),
                read == null ? Scale.NONE : read,
                when,
                DateNode.partial(node.get("on")),
                new Amount(number(node.get("credits"), Credits.MOST), number(node.get("hours"), Hours.MOST)));
    }

    private static String term(@Nullable YamlNode node) {
        if (node != null && !node.text().matches("\\d{4}-\\d{4}(-[123])?")) {
            node.problem("expected a term such as 2023-2024-2" + node.found());
            return "";
        }
        return node == null ? "" : node.text();
    }

    private static @Nullable Integer number(@Nullable YamlNode node, int most) {
        return node == null ? null : Decimal.read(node, 0, most);
    }
}
