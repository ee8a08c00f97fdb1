package creditbank.cli.report;

import creditbank.run.replay.ReplayReport;
import java.util.Locale;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;

/** What a repeated run comes to, for people and as a JSON document. */
public final class ReplayText {
    private ReplayText() {}

    /** For people. */
    public static String of(ReplayReport report) {
        String what = String.format(
                Locale.ROOT,
                "run %d, batch %d of %s, %s, repeated as it was without %d batches: ",
                report.batch().run(),
                report.batch().handle().id(),
                report.batch().handle().source(),
                report.batch().handle().date(),
                report.later());
        if (report.same()) {
            return what + "the same counts and the same content digest, " + report.digest() + "\nNothing was changed.";
        }
        return String.format(
                Locale.ROOT,
                "%snot the same%n  then: %s, %d refused, digest %s%n  now:  %s, %d refused, digest %s%nNothing was changed.",
                what,
                report.batch().counts(),
                report.batch().refused(),
                report.batch().contentDigest(),
                report.counts(),
                report.refused(),
                report.digest());
    }

    /** As one document. */
    public static String json(ReplayReport report) {
        JsonMapper json = JsonMapper.builder().build();
        return json.writeValueAsString(json.createObjectNode()
                .put("run", report.batch().run())
                .put("batch", report.batch().handle().id())
                .put("same", report.same())
                .put("then", report.batch().contentDigest())
                .put("now", report.digest())
                .put("later", report.later())
                .put("counts", Objects.toString(report.counts())));
    }
}
