package creditbank.normalise.rule.achievement;

import creditbank.finding.Code;
import creditbank.normalise.rule.Row;
import creditbank.normalise.text.TermText;
import creditbank.outcome.Field;
import creditbank.outcome.Term;
import org.jspecify.annotations.Nullable;

/** A term is one of an academic year, in a form that has one meaning; see {@link TermText}. */
final class TermRule {

    private TermRule() {}

    static @Nullable Term of(Row row) {
        String text = row.text(Field.TERM);
        if (text == null) {
            return null;
        }
        Term term = TermText.parse(text);
        if (term == null) {
            row.refuse(Code.TERM_INVALID, Field.TERM, "an academic term such as 2023-2024-2");
        }
        return term;
    }
}
