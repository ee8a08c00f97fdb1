package creditbank.credit.correct;

import creditbank.credit.content.Attempt;
import creditbank.credit.content.Content;
import creditbank.credit.content.Facet;
import creditbank.finding.Code;
import creditbank.finding.Finding;
import creditbank.finding.Place;
import creditbank.map.Claim;
import creditbank.normalise.rule.DateRule;
import creditbank.normalise.rule.Row;
import creditbank.normalise.rule.TextRule;
import creditbank.normalise.rule.result.CreditsRule;
import creditbank.normalise.rule.result.HoursRule;
import creditbank.normalise.rule.result.Outcome;
import creditbank.normalise.text.Fold;
import creditbank.normalise.text.Plain;
import creditbank.normalise.text.TermText;
import creditbank.outcome.Credits;
import creditbank.outcome.Field;
import creditbank.outcome.Hours;
import creditbank.outcome.Kind;
import creditbank.outcome.PartialDate;
import creditbank.outcome.Scale;
import creditbank.outcome.Term;
import creditbank.outcome.identifier.InstitutionCode;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The value of a correction, by the rules that hold for senders too. Which part is known follows from the facet.
 *
 * @param hundredths of credits and hours
 */
record Value(
        String text, @Nullable PartialDate date, @Nullable Integer hundredths) {

    /** What a text means for a facet of a record; null where the rules refuse it. A result is read by {@link #attempt}. */
    static @Nullable Value parse(Content content, Facet facet, String text) {
        Row row = row(content.what().kind(), field(facet), text, Map.of());
        Value value = read(row, facet, text);
        return row.isRefused() ? null : value;
    }

    /** The attempt with another score and status, on the scale that its score has; null where the rules refuse the text. */
    static @Nullable Attempt attempt(Attempt before, String text) {
        Row row = row(Kind.COURSE, Field.SCORE, text, scale(before));
        check(row, Field.SCORE);
        Outcome outcome = Outcome.of(row, before.kind());
        return row.isRefused() ? null : new Attempt(before.kind(), outcome.status(), outcome.score(), before.on());
    }

    /** Why the rules refuse a text, for the person who gave it. */
    static String refusal(Content content, Facet facet, String text) {
        Row row = row(
                content.what().kind(), field(facet), text, facet == Facet.RESULT ? scale(content.result()) : Map.of());
        if (facet == Facet.RESULT) {
            check(row, Field.SCORE);
            Outcome.of(row, content.result().kind());
        } else {
            read(row, facet, text);
        }
        return row.findings().stream().map(Value::words).collect(Collectors.joining("; "));
    }

    private static String words(Finding finding) {
        return finding.code().id() + ", expected " + finding.expected();
    }

    private static @Nullable Value read(Row row, Facet facet, String text) {
        check(row, field(facet));
        return switch (facet) {
            case PROVIDER -> {
                InstitutionCode code = InstitutionCode.of(Plain.number(text));
                yield new Value(code == null ? Fold.title(text) : code.text(), null, null);
            }
            case CODE -> new Value(Plain.code(text), null, null);
            case NUMBER -> new Value(Plain.number(text), null, null);
            case TITLE, LEVEL -> new Value(text.strip(), null, null);
            case TERM -> {
                Term term = TermText.parse(text);
                if (term == null) {
                    row.refuse(Code.TERM_INVALID, Field.TERM, "an academic term such as 2023-2024-2");
                }
                yield term == null ? null : new Value(term.toString(), null, null);
            }
            case BEGIN_DATE, END_DATE -> {
                PartialDate date = DateRule.of(row, field(facet));
                yield date == null ? null : new Value("", date, null);
            }
            case CREDITS -> {
                Credits credits = CreditsRule.of(row);
                yield credits == null ? null : new Value("", null, credits.hundredths());
            }
            case HOURS -> {
                Hours hours = HoursRule.of(row, null);
                yield hours == null ? null : new Value("", null, hours.hundredths());
            }
            case RESULT -> null;
        };
    }

    /** A correction says something; the white space that counts as nothing is that of senders' rows. */
    private static void check(Row row, Field field) {
        TextRule.check(row);
        if (row.isMissing(field)) {
            row.refuse(Code.VALUE_MISSING, field, "a value");
        }
    }

    private static Map<Field, String> scale(Attempt attempt) {
        Scale scale = attempt.score().scale();
        return scale == Scale.POINT ? Map.of(Field.SCORE_SCALE, scale.name().toLowerCase(Locale.ROOT)) : Map.of();
    }

    private static Row row(Kind kind, Field field, String text, Map<Field, String> more) {
        Map<Field, String> values = new EnumMap<>(Field.class);
        values.putAll(more);
        values.put(field, text);
        return new Row(new Claim(1, Place.ofFile("correction"), "", false, kind, values));
    }

    private static Field field(Facet facet) {
        return switch (facet) {
            case PROVIDER -> Field.PROVIDER_NAME;
            case CODE -> Field.CODE;
            case TITLE -> Field.TITLE;
            case LEVEL -> Field.LEVEL;
            case NUMBER -> Field.NUMBER;
            case TERM -> Field.TERM;
            case BEGIN_DATE -> Field.BEGIN_DATE;
            case END_DATE -> Field.END_DATE;
            case RESULT -> Field.SCORE;
            case CREDITS -> Field.CREDITS;
            case HOURS -> Field.HOURS;
        };
    }
}
