package creditbank.cli.retention;

import creditbank.run.retention.ArchiveReport;
import creditbank.run.retention.PurgeReport;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a purge has deleted and an archive says, in words or as JSON. */
final class PurgeText {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private PurgeText() {}

    static String of(PurgeReport report, boolean would) {
        if (report.nothing()) {
            return "nothing is old enough to be deleted";
        }
        StringBuilder text = new StringBuilder(would ? "would be deleted:" : "deleted:");
        report.counts()
                .forEach((kind, count) -> text.append(String.format(Locale.ROOT, "%n%9d %s", count, kind.words())));
        text.append(String.format(Locale.ROOT, "%n%,d landed bytes", report.bytes()));
        if (!would) {
            text.append(String.format(
                    Locale.ROOT,
                    "%npurge %d, its archive is %s, SHA-256 %s",
                    report.purge(),
                    report.archive(),
                    report.digest()));
        }
        if (report.kept() > 0) {
            text.append(
                    String.format(Locale.ROOT, "%n%d of the archive stay, something needs them now", report.kept()));
        }
        return text.toString();
    }

    static String json(PurgeReport report) {
        ObjectNode root = JSON.createObjectNode()
                .put("purge", report.purge())
                .put("archive", report.archive())
                .put("digest", report.digest())
                .put("bytes", report.bytes())
                .put("kept", report.kept());
        ObjectNode counts = root.putObject("counts");
        report.counts().forEach((kind, count) -> counts.put(kind.text(), count));
        return JSON.writeValueAsString(root);
    }

    static String of(ArchiveReport report) {
        return String.format(
                Locale.ROOT,
                "archives: %d with %d items are those that the database has noted, and what remains in the bank is as they say",
                report.archives(),
                report.items());
    }

    static String json(ArchiveReport report) {
        return JSON.writeValueAsString(JSON.createObjectNode()
                .put("good", true)
                .put("archives", report.archives())
                .put("items", report.items()));
    }

    static String different(String words) {
        return JSON.writeValueAsString(
                JSON.createObjectNode().put("good", false).put("difference", words));
    }
}
