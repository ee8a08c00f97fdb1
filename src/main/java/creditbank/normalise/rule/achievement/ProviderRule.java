package creditbank.normalise.rule.achievement;

import creditbank.finding.Code;
import creditbank.normalise.rule.Row;
import creditbank.normalise.text.Fold;
import creditbank.normalise.text.Plain;
import creditbank.outcome.Field;
import creditbank.outcome.identifier.InstitutionCode;

/** An achievement has a provider: a valid institution code, or else the institution's name, folded. */
final class ProviderRule {

    private ProviderRule() {}

    /** The code in normal form or the folded name; empty where there is none or a bad one. */
    static String of(Row row) {
        String text = row.text(Field.PROVIDER);
        if (text != null) {
            return code(row, text);
        }
        String name = row.text(Field.PROVIDER_NAME);
        if (name != null && row.isMissing(Field.PROVIDER)) {
            return Fold.title(name);
        }
        if (row.isMissing(Field.PROVIDER) && row.isMissing(Field.PROVIDER_NAME)) {
            row.report(Code.VALUE_MISSING, Field.PROVIDER, "the institution's code or name");
        }
        return "";
    }

    private static String code(Row row, String text) {
        InstitutionCode code = InstitutionCode.of(Plain.number(text));
        if (code == null) {
            row.refuse(Code.INSTITUTION_INVALID, Field.PROVIDER, "10 digits, or 18 characters of GB 32100-2015");
            return "";
        }
        return code.text();
    }
}
