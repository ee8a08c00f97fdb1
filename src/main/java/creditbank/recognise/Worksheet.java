package creditbank.recognise;

import creditbank.credit.content.Canonical;
import creditbank.outcome.PartialDate;
import creditbank.recognise.rule.Achieved;
import creditbank.recognise.rule.Limits;
import creditbank.recognise.rule.Method;
import creditbank.recognise.rule.Method.ByLevel;
import creditbank.recognise.rule.Method.Fixed;
import creditbank.recognise.rule.Method.PerUnit;
import creditbank.recognise.rule.Method.Stated;
import creditbank.recognise.rule.Method.Unit;
import creditbank.recognise.rule.Rule;
import creditbank.recognise.rule.RuleFile;
import creditbank.recognise.rule.RuleSet;
import creditbank.recognise.rule.Ruling;
import creditbank.recognise.rule.Ruling.Converted;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a version of a record became credits; its bytes are those of the package comment.
 *
 * @param batchId the batch that made it, which is not in the bytes
 * @param converted null where the record is converted no more
 */
public record Worksheet(
        long recordId,
        int version,
        int edition,
        long batchId,
        Achieved achieved,
        @Nullable Converted converted) {
    private static final int FORMAT = 1;

    /** What the rule comes to when it is applied again, by the words that were kept. */
    public @Nullable Ruling recomputed() {
        return converted == null ? null : RuleSet.judge(converted.by(), achieved, converted.day());
    }

    /** Whether applying the rule again comes to the same. */
    public boolean agrees() {
        return converted == null
                || (converted.equals(recomputed()) && converted.day().equals(achieved.day()));
    }

    /** The canonical JSON. */
    public String json() {
        Canonical json = new Canonical();
        if (converted == null) {
            return json.number("edition", edition)
                    .number("format", FORMAT)
                    .text("kind", word(achieved.kind()))
                    .number("record", recordId)
                    .number("version", version)
                    .end();
        }
        Rule rule = converted.by().rule();
        Limits limits = rule.limits();
        LocalDate expires = limits.expires(converted.day());
        return json.text("credits", decimal(converted.credits()))
                .text("day", converted.day().toString())
                .number("edition", edition)
                .text("expires", expires == null ? "" : expires.toString())
                .number("format", FORMAT)
                .raw("inputs", inputs(rule.method()))
                .text("kind", word(achieved.kind()))
                .text("least", decimal(limits.least()))
                .raw("method", method(rule.method()))
                .text("mode", word(rule.rounding().mode()))
                .text("most", decimal(limits.most()))
                .number("record", recordId)
                .text("redeem", word(limits.redeem()))
                .raw("rule", rule(converted.by()))
                .text("step", decimal(rule.rounding().step()))
                .number("version", version)
                .end();
    }

    /** The canonical JSON in UTF-8. */
    public byte[] bytes() {
        return json().getBytes(StandardCharsets.UTF_8);
    }

    private String inputs(Method method) {
        Canonical inputs = new Canonical();
        return switch (method) {
            case PerUnit per -> units(per.unit()).end();
            case ByLevel any -> inputs.text("level", achieved.level()).end();
            case Stated any ->
                inputs.text("credits", decimal(achieved.amount().credits()))
                        .text("hours", decimal(achieved.amount().hours()))
                        .end();
            case Fixed any -> inputs.end();
        };
    }

    private Canonical units(Unit unit) {
        return unit == Unit.HOURS
                ? new Canonical().text("hours", decimal(achieved.amount().hours()))
                : new Canonical()
                        .text("begin", date(achieved.when().begin()))
                        .text("end", date(achieved.when().end()));
    }

    private String method(Method method) {
        Canonical json = new Canonical();
        return switch (method) {
            case PerUnit per ->
                json.text("per", decimal(per.per()))
                        .text("unit", word(per.unit()))
                        .end();
            case ByLevel table ->
                json.text("credits", decimal(table.levels().get(achieved.level())))
                        .text("unit", "level")
                        .end();
            case Fixed fixed ->
                json.text("credits", decimal(fixed.credits()))
                        .text("unit", "fixed")
                        .end();
            case Stated any -> json.text("unit", "stated").end();
        };
    }

    private static String rule(RuleFile by) {
        return new Canonical()
                .text("digest", by.digest())
                .text("id", by.name().id())
                .number("version", by.name().version())
                .end();
    }

    private static String date(@Nullable PartialDate date) {
        return date == null ? "" : date.toString();
    }

    private static String decimal(@Nullable Integer hundredths) {
        return hundredths == null ? "" : hundredths / 100 + (hundredths % 100 < 10 ? ".0" : ".") + hundredths % 100;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
