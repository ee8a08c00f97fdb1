package creditbank.recognise.programme.file;

import creditbank.map.yaml.YamlNode;
import creditbank.outcome.Credits;
import creditbank.outcome.Kind;
import creditbank.recognise.programme.Holding;
import creditbank.recognise.programme.Part;
import creditbank.recognise.programme.ProgrammeExample;
import creditbank.recognise.programme.Traits;
import creditbank.recognise.rule.file.Decimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads an example: records, what they count for, and what is missing. */
final class ProgrammeExampleNode {
    private static final int MOST_TIMES = 500;

    private ProgrammeExampleNode() {}

    static ProgrammeExample read(YamlNode node, List<Part> parts) {
        node.only("says", "records", "counts", "missing");
        if (node.has("says")) {
            node.need("says").text();
        }
        List<Holding> records = new ArrayList<>();
        node.need("records").items().forEach(item -> record(item, records));
        Map<String, Long> counts = new HashMap<>();
        YamlNode counted = node.need("counts");
        counted.entries().forEach((part, credits) -> {
            if (parts.stream().noneMatch(known -> known.id().equals(part))) {
                credits.problem("there is no part " + part);
            }
            counts.put(part, (long) Decimal.read(credits, 0, ProgrammeReader.MOST));
        });
        return new ProgrammeExample(
                node.line(), records, counts, Decimal.read(node.need("missing"), 0, ProgrammeReader.MOST));
    }

    private static void record(YamlNode node, List<Holding> records) {
        node.only("kind", "level", "code", "title", "provider", "credits", "times");
        Kind kind = node.need("kind").choice(Kind.class);
        Traits traits = new Traits(
                kind == null ? Kind.COURSE : kind,
                node.has("level") ? node.need("level").integer(1, 20) : 0,
                text(node.get("code")),
                text(node.get("title")),
                text(node.get("provider")));
        int credits = Decimal.read(node.need("credits"), 0, Credits.MOST);
        int times = node.has("times") ? node.need("times").integer(1, MOST_TIMES) : 1;
        for (int i = 0; i < times; i++) {
            long number = records.size();
            records.add(new Holding(number, new UUID(0, number), traits, credits, "", 0, null, null));
        }
    }

    private static String text(@Nullable YamlNode node) {
        return node == null ? "" : node.text();
    }
}
