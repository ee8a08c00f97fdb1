package creditbank.cli.registry;

import creditbank.recognise.act.Act;
import creditbank.recognise.act.ActType;
import creditbank.run.registry.RegistryReport;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Acts, for people. */
public final class ActText {
    private ActText() {}

    static String of(RegistryReport report) {
        List<String> lines = new ArrayList<>();
        report.acts().forEach(act -> lines.addAll(lines(act)));
        lines.add("batch " + report.batch().handle().id() + " of "
                + report.batch().handle().source() + " is "
                + report.batch().state().text());
        return String.join(System.lineSeparator(), lines);
    }

    /** What was done, in lines. */
    public static List<String> lines(Act act) {
        JsonNode body = ActJson.JSON.readTree(act.body());
        List<String> lines = new ArrayList<>();
        lines.add("act " + act.id() + " on " + act.day() + (act.learnerId() == 0 ? "" : ", learner " + act.learnerId())
                + ": " + what(act, body));
        if (act.type() == ActType.SAMPLED) {
            lines.addAll(drawn(body));
        }
        body.path("items").forEach(item -> {
            List<String> parts = new ArrayList<>();
            item.path("parts")
                    .forEach(part -> parts.add(part.path("credits").asString() + " for "
                            + part.path("part").asString()));
            lines.add("  record " + item.path("record").asLong() + ", worth "
                    + item.path("worth").asString() + ": " + String.join(", ", parts));
        });
        body.path("reasons").forEach(reason -> lines.add("  " + reason.asString()));
        String reason = body.path("reason").asString("");
        if (!reason.isEmpty()) {
            lines.add("  " + reason);
        }
        return lines;
    }

    private static List<String> drawn(JsonNode body) {
        List<String> records = new ArrayList<>();
        body.path("records").forEach(record -> records.add(Long.toString(record.asLong())));
        List<String> checkpoint = new ArrayList<>();
        body.path("checkpoint").forEach(line -> checkpoint.add(line.asString()));
        return List.of(
                "  records " + String.join(", ", records),
                "  seed " + body.path("seed").asString("") + ", of checkpoint " + String.join(" ", checkpoint));
    }

    private static String what(Act act, JsonNode body) {
        String programme = body.path("programme").path("id").asString("") + "-"
                + body.path("programme").path("version").asString("");
        String panel =
                body.path("method").asString("") + ", " + body.path("academia").asInt(0) + " from academia, "
                        + body.path("industry").asInt(0) + " from industry, "
                        + body.path("government").asInt(0) + " from government";
        return switch (act.type()) {
            case REDEEMED -> "redeemed for " + programme;
            case CANCELLED -> "took back act " + act.about();
            case FILED -> "applied for " + programme + ", which waits for a panel as case " + act.id();
            case CERTIFIED ->
                "has the certificate " + body.path("certificate").asString("") + " of " + programme + ", level "
                        + body.path("level").asInt(0) + ", EQF "
                        + body.path("eqf").asInt(0);
            case DECLINED ->
                "was refused the certificate of " + programme + ", "
                        + body.path("missing").asString("") + " credits are missing";
            case DISPUTED -> "record " + act.recordId() + " is disputed, as case " + act.id();
            case PANEL_REFUSED -> "a panel for case " + act.about() + " was refused: " + panel;
            case PANEL_SEATED -> "a panel for case " + act.about() + " was seated: " + panel;
            case DECIDED ->
                "case " + act.about() + " ended: " + body.path("outcome").asString("")
                        + (body.has("credits") ? " to " + body.path("credits").asString() + " credits" : "");
            case SAMPLED ->
                "sample " + body.path("sample").asInt(0) + " was drawn for an audit "
                        + body.path("purpose").asString("") + ", of "
                        + body.path("population").asLong(0) + " records"
                        + (body.has("source")
                                ? ", those of " + body.path("source").asString()
                                : "");
            case FOUND ->
                "an audit has found record " + act.recordId() + " "
                        + body.path("verdict").asString("") + ", in the sample of act " + act.about();
        };
    }
}
