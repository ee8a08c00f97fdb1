package creditbank.normalise.rule.achievement;

import creditbank.finding.Code;
import creditbank.normalise.rule.Row;
import creditbank.outcome.Field;
import creditbank.outcome.Kind;

/** An achievement says what it is: by a title or the provider's code, a certificate also by its number. The title is kept exactly as sent. */
final class TitleRule {

    private TitleRule() {}

    static String of(Row row) {
        boolean numbered = row.claim().kind() == Kind.CERTIFICATE && !row.isMissing(Field.NUMBER);
        if (row.isMissing(Field.TITLE) && row.isMissing(Field.CODE) && !numbered) {
            row.report(Code.VALUE_MISSING, Field.TITLE, "a title or a code");
        }
        return row.textOrEmpty(Field.TITLE);
    }
}
