package creditbank.cli.ledger;

import creditbank.seal.audit.RecordProof.Proved;
import creditbank.seal.audit.ShownGroup;
import java.nio.file.Path;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a proof has proved, in words or as JSON; the groups only where they are asked for. */
final class ProofText {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ProofText() {}

    static String text(Proved proved, boolean show) {
        long shown = proved.groups().values().stream().filter(ShownGroup::shown).count();
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "proved: a record version is in batch %d of %s, of %s, which is entry %d of log %s at %d entries; %d of %d groups can be read",
                proved.batch().number("batch"),
                proved.batch().text("source"),
                proved.batch().text("businessDate"),
                proved.entry(),
                proved.tree().origin(),
                proved.tree().size(),
                shown,
                proved.groups().size()));
        if (show) {
            proved.groups()
                    .forEach((name, group) -> text.append(
                            String.format(Locale.ROOT, "%n%-7s%s", name, group.shown() ? group.text() : "hidden")));
        }
        return text.toString();
    }

    static String json(Proved proved, boolean show) {
        ObjectNode root = JSON.createObjectNode().put("good", true);
        ObjectNode proof = root.putObject("proof")
                .put("batch", proved.batch().number("batch"))
                .put("source", proved.batch().text("source"))
                .put("businessDate", proved.batch().text("businessDate"))
                .put("entry", proved.entry())
                .put("origin", proved.tree().origin())
                .put("size", proved.tree().size());
        if (show) {
            ObjectNode groups = proof.putObject("groups");
            proved.groups().forEach((name, group) -> {
                if (group.shown()) {
                    groups.set(name, JSON.readTree(group.text()));
                } else {
                    groups.putNull(name);
                }
            });
        }
        return JSON.writeValueAsString(root);
    }

    static String written(Path out, long record) {
        return JSON.writeValueAsString(
                JSON.createObjectNode().put("record", record).put("proof", out.toString()));
    }
}
