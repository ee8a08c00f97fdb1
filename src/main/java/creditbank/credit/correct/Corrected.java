package creditbank.credit.correct;

import creditbank.credit.content.Amount;
import creditbank.credit.content.Attempt;
import creditbank.credit.content.Attempts;
import creditbank.credit.content.Content;
import creditbank.credit.content.Facet;
import creditbank.credit.content.What;
import creditbank.credit.content.When;
import creditbank.outcome.PartialDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Applies corrections to what claims come to; a pure function. Of several of one facet the last counts. */
public final class Corrected {
    private Corrected() {}

    /** The record with its corrections, those of lower numbers first. */
    public static Content of(Content base, List<Correction> corrections) {
        Content content = base;
        for (Correction correction : corrections) {
            content = apply(content, correction);
        }
        return content;
    }

    private static Content apply(Content content, Correction correction) {
        if (correction.facet() == Facet.RESULT) {
            return result(content, correction);
        }
        Value value = Value.parse(content, correction.facet(), correction.value());
        return value == null ? content : apply(content, correction.facet(), value);
    }

    /** The content with another value of one facet. */
    static Content apply(Content content, Facet facet, Value value) {
        What what = content.what();
        When when = content.when();
        Amount amount = content.amount();
        return switch (facet) {
            case PROVIDER -> with(content, what, value.text(), when, amount);
            case CODE -> with(content, new What(what.kind(), value.text(), what.title(), what.level(), what.number()));
            case TITLE -> with(content, new What(what.kind(), what.code(), value.text(), what.level(), what.number()));
            case LEVEL -> with(content, new What(what.kind(), what.code(), what.title(), value.text(), what.number()));
            case NUMBER -> with(content, new What(what.kind(), what.code(), what.title(), what.level(), value.text()));
            case TERM -> with(content, new When(value.text(), when.begin(), when.end()));
            case BEGIN_DATE -> with(content, new When(when.term(), value.date(), when.end()));
            case END_DATE -> with(content, new When(when.term(), when.begin(), value.date()));
            case CREDITS -> with(content, new Amount(value.hundredths(), amount.hours()));
            case HOURS -> with(content, new Amount(amount.credits(), value.hundredths()));
            case RESULT -> content;
        };
    }

    /** The attempt that was corrected keeps kind and day; of several that were never like it none is touched. */
    private static Content result(Content content, Correction correction) {
        List<Attempt> attempts = content.attempts().isEmpty() ? List.of(content.result()) : content.attempts();
        Attempt wrong = attempts.stream()
                .filter(attempt -> Facet.text(attempt).equals(correction.was()))
                .findFirst()
                .orElse(attempts.size() == 1 ? attempts.getFirst() : null);
        Attempt right = wrong == null ? null : Value.attempt(wrong, correction.value());
        if (right == null) {
            return content;
        }
        List<Attempt> corrected = Attempts.inOrder(attempts.stream()
                .map(attempt -> attempt.equals(wrong) ? right : attempt)
                .distinct()
                .toList());
        return new Content(
                content.what(),
                content.provider(),
                content.when(),
                Attempts.counting(corrected),
                content.amount(),
                corrected.size() > 1 ? corrected : List.of());
    }

    private static Content with(Content content, What what) {
        return with(content, what, content.provider(), content.when(), content.amount());
    }

    private static Content with(Content content, When when) {
        return with(content, content.what(), content.provider(), when, content.amount());
    }

    private static Content with(Content content, Amount amount) {
        return with(content, content.what(), content.provider(), content.when(), amount);
    }

    private static Content with(Content content, What what, String provider, When when, Amount amount) {
        return new Content(what, provider, when, content.result(), amount, content.attempts());
    }

    /** Whether the period would end before it begins. */
    static boolean endsBeforeItBegins(Content content) {
        @Nullable PartialDate begin = content.when().begin();
        @Nullable PartialDate end = content.when().end();
        return begin != null && end != null && end.first().isBefore(begin.first());
    }
}
