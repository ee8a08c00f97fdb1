package creditbank.cli.credits;

import creditbank.outcome.Kind;
import creditbank.outcome.PartialDate;
import creditbank.recognise.Explanation;
import creditbank.recognise.Explanation.Subject;
import creditbank.recognise.Worksheet;
import creditbank.recognise.rule.Achieved;
import creditbank.recognise.rule.Limits;
import creditbank.recognise.rule.Method.ByLevel;
import creditbank.recognise.rule.Method.Fixed;
import creditbank.recognise.rule.Method.PerUnit;
import creditbank.recognise.rule.Method.Stated;
import creditbank.recognise.rule.Method.Unit;
import creditbank.recognise.rule.Rounding;
import creditbank.recognise.rule.Rule;
import creditbank.recognise.rule.Ruling;
import creditbank.recognise.rule.Ruling.Converted;
import creditbank.recognise.rule.Ruling.Unconverted;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Locale;

/** An explanation for a registrar. */
final class ExplainText {
    private static final int WEEK = 7;
    /** Of the names of facts. */
    private static final int WIDTH = 13;

    private static final MathContext SHOWN = new MathContext(12, RoundingMode.DOWN);

    private final StringBuilder text = new StringBuilder();

    private ExplainText() {}

    static String of(Explanation explanation) {
        ExplainText text = new ExplainText();
        text.record(explanation.subject(), explanation.achieved());
        Worksheet worksheet = explanation.inForce();
        if (worksheet == null || worksheet.converted() == null) {
            text.unconverted(explanation);
        } else {
            text.converted(worksheet, worksheet.converted());
        }
        text.history(explanation);
        return text.text.toString().stripTrailing();
    }

    private void record(Subject subject, Achieved achieved) {
        line("record " + subject.recordId() + ", " + word(achieved.kind()) + ", learner " + subject.learnerId()
                + ", version " + subject.version() + (subject.live() ? "" : ", withdrawn"));
        line("  " + (subject.code() + " " + subject.title()).strip());
        line("  at " + subject.provider() + when(achieved));
        Integer hours = achieved.amount().hours();
        Integer credits = achieved.amount().credits();
        line("  " + (achieved.level().isEmpty() ? "" : "level " + achieved.level() + ", ")
                + (hours == null ? "" : decimal(hours) + " hours, ")
                + (credits == null ? "" : decimal(credits) + " credits stated, ")
                + (achieved.status() == null ? "result unknown" : word(achieved.status())));
        line("");
    }

    private static String when(Achieved achieved) {
        String term = achieved.when().term().isEmpty()
                ? ""
                : ", term " + achieved.when().term();
        String begin = achieved.when().begin() == null
                ? ""
                : ", from " + achieved.when().begin();
        String end =
                achieved.when().end() == null ? "" : ", to " + achieved.when().end();
        PartialDate on = achieved.on();
        return term + begin + end + (on == null || on.equals(achieved.when().end()) ? "" : ", result of " + on);
    }

    private void unconverted(Explanation explanation) {
        Ruling ruling = explanation.ruling();
        String why = switch (ruling) {
            case null -> "no rules were in force when this version was made";
            case Unconverted not ->
                not.reason().meaning() + " (" + not.reason().code() + ")"
                        + (not.by() == null
                                ? ""
                                : "; rule " + not.by().name().id() + ", version "
                                        + not.by().name().version());
            case Converted any ->
                explanation.subject().live() ? "it was taken out of conversion" : "the record is withdrawn";
        };
        line("not converted: " + why);
        if (explanation.achieved().kind() == Kind.COURSE
                && explanation.achieved().amount().credits() != null) {
            line("  the credits of the course are those that its provider stated" + ratio(explanation.achieved()));
        }
    }

    private void converted(Worksheet worksheet, Converted converted) {
        Rule rule = converted.by().rule();
        line("credits " + decimal(converted.credits()) + " by the rule "
                + rule.name().id() + ", version " + rule.name().version());
        fact("title", rule.authority().title());
        fact("legal basis", rule.authority().basis());
        fact(
                "approved",
                "by " + rule.authority().body() + " on " + rule.authority().approved());
        fact("day", "achieved " + converted.day() + ", the version applies " + rule.validity());
        fact("counted", counted(worksheet.achieved(), rule, converted));
        fact("rounded", rounded(rule.rounding()));
        fact("limits", limits(rule.limits()));
        LocalDate expires = rule.limits().expires(converted.day());
        fact("redeemed", word(rule.limits().redeem()) + (expires == null ? "" : ", before " + expires));
        fact("rule's file", "SHA-256 " + converted.by().digest());
        fact("recomputed", recomputed(worksheet));
    }

    private static String counted(Achieved achieved, Rule rule, Converted converted) {
        BigDecimal quantity = BigDecimal.valueOf(converted.quantity(), 2);
        return switch (rule.method()) {
            case PerUnit per -> per(achieved, per, quantity);
            case ByLevel any -> "level " + achieved.level() + " is " + quantity + " credits";
            case Fixed any -> quantity + " credits for each such record";
            case Stated any -> quantity + " credits as the provider stated them" + ratio(achieved);
        };
    }

    private static String per(Achieved achieved, PerUnit per, BigDecimal quantity) {
        BigDecimal factor = BigDecimal.valueOf(per.per(), 2);
        BigDecimal divisor = per.unit() == Unit.WEEKS ? factor.multiply(BigDecimal.valueOf(WEEK)) : factor;
        String unit = word(per.unit());
        String dates = per.unit() == Unit.HOURS
                ? ""
                : " from " + achieved.when().begin() + " to " + achieved.when().end();
        String whole = quantity.stripTrailingZeros().toPlainString();
        String days = per.unit() == Unit.WEEKS ? whole + " days / 7" : whole + " " + unit;
        return days + dates + " / " + factor.stripTrailingZeros().toPlainString() + " " + unit + " a credit = "
                + quantity.divide(divisor, SHOWN).stripTrailingZeros().toPlainString();
    }

    private static String ratio(Achieved achieved) {
        Integer hours = achieved.amount().hours();
        Integer credits = achieved.amount().credits();
        return hours == null || credits == null || credits == 0
                ? ""
                : "; " + decimal(hours) + " hours are "
                        + BigDecimal.valueOf(hours)
                                .divide(BigDecimal.valueOf(credits), SHOWN)
                                .stripTrailingZeros()
                                .toPlainString()
                        + " a credit";
    }

    private static String rounded(Rounding rounding) {
        return (rounding.mode() == Rounding.Mode.DOWN ? "down" : "half up") + " to a multiple of "
                + decimal(rounding.step());
    }

    private static String limits(Limits limits) {
        return "from " + decimal(limits.least()) + " to " + decimal(limits.most()) + " a record, "
                + decimal(limits.ceiling()) + " a learner";
    }

    private static String recomputed(Worksheet worksheet) {
        String found = switch (worksheet.recomputed()) {
            case null -> "nothing";
            case Converted again -> decimal(again.credits());
            case Unconverted not -> not.reason().code();
        };
        return found + (worksheet.agrees() ? ", the same" : ": NOT what the bank keeps");
    }

    private void history(Explanation explanation) {
        if (!explanation.earlier().isEmpty()) {
            line("");
            line("earlier worksheets");
        }
        for (Worksheet worksheet : explanation.earlier()) {
            Converted converted = worksheet.converted();
            String says = converted == null
                    ? "taken out of conversion"
                    : decimal(converted.credits()) + " credits by "
                            + converted.by().name() + "; recomputed " + recomputed(worksheet);
            line("  version " + worksheet.version() + ", edition " + worksheet.edition() + ", batch "
                    + worksheet.batchId() + ": " + says);
        }
    }

    private void fact(String name, String value) {
        line("  " + name + " ".repeat(WIDTH - name.length()) + value);
    }

    private void line(String line) {
        text.append(line).append(System.lineSeparator());
    }

    private static String decimal(int hundredths) {
        return BigDecimal.valueOf(hundredths, 2).toPlainString();
    }

    private static String word(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
