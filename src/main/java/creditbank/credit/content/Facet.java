package creditbank.credit.content;

import creditbank.outcome.AttemptKind;
import creditbank.outcome.PartialDate;
import creditbank.outcome.Scale;
import creditbank.outcome.Status;
import creditbank.outcome.identifier.InstitutionCode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What several claims of one achievement may say differently, each decided by itself. A result is one facet: its score, status, kind of attempt and day belong
 * together.
 */
public enum Facet {
    PROVIDER,
    CODE,
    TITLE,
    LEVEL,
    NUMBER,
    TERM,
    BEGIN_DATE,
    END_DATE,
    RESULT,
    CREDITS,
    HOURS;

    /** As mapping files and commands write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether it is said at all; a result is where it has a score or a status. */
    boolean isSaid(Content content) {
        return switch (this) {
            case PROVIDER, CODE, TITLE, LEVEL, NUMBER, TERM -> !plain(content).isEmpty();
            case BEGIN_DATE -> content.when().begin() != null;
            case END_DATE -> content.when().end() != null;
            case RESULT ->
                content.result().score().scale() != Scale.NONE
                        || content.result().status() != null;
            case CREDITS -> content.amount().credits() != null;
            case HOURS -> content.amount().hours() != null;
        };
    }

    /**
     * The higher, the more it says: of dates the day before the month before the year, of terms the term before the year, of providers the code before the name,
     * of results the finer scale. Other texts and amounts are exact or not there.
     */
    int exactness(Content content) {
        return switch (this) {
            case BEGIN_DATE -> exactness(content.when().begin());
            case END_DATE -> exactness(content.when().end());
            case TERM -> content.when().term().length();
            case PROVIDER -> InstitutionCode.of(content.provider()) == null ? 0 : 1;
            case RESULT -> Attempts.exactness(content.result().score().scale());
            case CODE, TITLE, LEVEL, NUMBER, CREDITS, HOURS -> 0;
        };
    }

    /** What is said, for people; empty where nothing is. */
    public String text(Content content) {
        return switch (this) {
            case PROVIDER, CODE, TITLE, LEVEL, NUMBER, TERM -> plain(content);
            case BEGIN_DATE -> date(content.when().begin());
            case END_DATE -> date(content.when().end());
            case RESULT -> text(content.result());
            case CREDITS -> hundredths(content.amount().credits());
            case HOURS -> hundredths(content.amount().hours());
        };
    }

    /** A result for people: {@code 85 (hundred), passed, make-up, 2024-06-30}; a normal attempt is not said. */
    public static String text(Attempt attempt) {
        StringBuilder text = new StringBuilder();
        Scale scale = attempt.score().scale();
        if (scale != Scale.NONE) {
            add(text, attempt.score().text() + " (" + word(scale) + ")");
        }
        Status status = attempt.status();
        add(text, status == null ? "" : word(status));
        add(text, attempt.kind() == AttemptKind.NORMAL ? "" : word(attempt.kind()));
        add(text, date(attempt.on()));
        return text.toString();
    }

    private static void add(StringBuilder text, String part) {
        if (!part.isEmpty()) {
            text.append(text.isEmpty() ? "" : ", ").append(part);
        }
    }

    private String plain(Content content) {
        return switch (this) {
            case PROVIDER -> content.provider();
            case CODE -> content.what().code();
            case TITLE -> content.what().title();
            case LEVEL -> content.what().level();
            case NUMBER -> content.what().number();
            case TERM -> content.when().term();
            case BEGIN_DATE, END_DATE, RESULT, CREDITS, HOURS -> "";
        };
    }

    private static int exactness(@Nullable PartialDate date) {
        return date == null ? 0 : date.precision().code();
    }

    private static String date(@Nullable PartialDate date) {
        return date == null ? "" : date.toString();
    }

    private static String hundredths(@Nullable Integer value) {
        return value == null ? "" : String.format(Locale.ROOT, "%d.%02d", value / 100, value % 100);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
