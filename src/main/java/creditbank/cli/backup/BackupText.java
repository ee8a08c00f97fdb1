package creditbank.cli.backup;

import creditbank.run.backup.BackupReport;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;

/** What a backup holds, for people and as a JSON document. */
final class BackupText {
    private BackupText() {}

    static String of(BackupReport report) {
        return String.format(
                Locale.ROOT,
                "home %s, schema %s: %,d rows in %d tables, %,d landed files, a log of %,d entries with the root %s%n",
                report.id(),
                report.schema(),
                report.rows(),
                report.tables(),
                report.landed(),
                report.entries(),
                report.root());
    }

    static String json(BackupReport report) {
        JsonMapper json = JsonMapper.builder().build();
        return json.writeValueAsString(json.createObjectNode()
                .put("id", report.id())
                .put("schema", report.schema())
                .put("tables", report.tables())
                .put("rows", report.rows())
                .put("landed", report.landed())
                .put("entries", report.entries())
                .put("root", report.root()));
    }
}
