package creditbank.credit.same.compare;

import creditbank.credit.content.Amount;
import creditbank.credit.content.Attempt;
import creditbank.credit.content.Content;
import creditbank.credit.content.What;
import creditbank.credit.content.When;
import creditbank.outcome.AttemptKind;
import creditbank.outcome.Kind;
import creditbank.outcome.PartialDate;
import creditbank.outcome.Precision;
import creditbank.outcome.Score;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a claim says, written as short as a test can read it; each step gives another. */
public record Told(Content content) {
    public static final String BODY = "91350100M000100Y43";
    public static final String SCHOOL = "4111010001";

    public static Told of(Kind kind, String title) {
        return new Told(new Content(
                new What(kind, "", title, "", ""),
                kind == Kind.COURSE ? SCHOOL : BODY,
                new When("", null, null),
                new Attempt(AttemptKind.NORMAL, null, Score.NONE, null),
                new Amount(null, null),
                List.of()));
    }

    public static Told course(String code, String title, String term) {
        return of(Kind.COURSE, title).code(code).term(term);
    }

    public Told code(String code) {
        What what = content.what();
        return what(new What(what.kind(), code, what.title(), what.level(), what.number()));
    }

    public Told level(String level) {
        What what = content.what();
        return what(new What(what.kind(), what.code(), what.title(), level, what.number()));
    }

    public Told number(String number) {
        What what = content.what();
        return what(new What(what.kind(), what.code(), what.title(), what.level(), number));
    }

    public Told term(String term) {
        return when(new When(term, content.when().begin(), content.when().end()));
    }

    /** Dates as 2024, 2024-06 or 2024-06-30; empty for none. */
    public Told from(String begin, String end) {
        return when(new When(content.when().term(), date(begin), date(end)));
    }

    public Told on(String day) {
        Attempt result = content.result();
        Attempt dated = new Attempt(result.kind(), result.status(), result.score(), date(day));
        return new Told(
                new Content(content.what(), content.provider(), content.when(), dated, content.amount(), List.of()));
    }

    public Told credits(int hundredths) {
        return new Told(new Content(
                content.what(),
                content.provider(),
                content.when(),
                content.result(),
                new Amount(hundredths, null),
                List.of()));
    }

    public Told at(String provider) {
        return new Told(
                new Content(content.what(), provider, content.when(), content.result(), content.amount(), List.of()));
    }

    /** How it compares with another, in words: {@code same}, {@code doubtful} or {@code different}. */
    public String with(Told other) {
        Likeness there = Comparison.of(content, other.content);
        Likeness back = Comparison.of(other.content, content);
        if (!there.equals(back)) {
            throw new AssertionError(there + " one way, " + back + " the other");
        }
        return there.verdict().name().toLowerCase(Locale.ROOT);
    }

    private Told what(What what) {
        return new Told(
                new Content(what, content.provider(), content.when(), content.result(), content.amount(), List.of()));
    }

    private Told when(When when) {
        return new Told(
                new Content(content.what(), content.provider(), when, content.result(), content.amount(), List.of()));
    }

    private static @Nullable PartialDate date(String text) {
        return switch (text.length()) {
            case 0 -> null;
            case 4 -> new PartialDate(LocalDate.of(Integer.parseInt(text, 0, 4, 10), 1, 1), Precision.YEAR);
            case 7 -> new PartialDate(LocalDate.parse(text + "-01"), Precision.MONTH);
            default -> PartialDate.day(LocalDate.parse(text));
        };
    }
}
