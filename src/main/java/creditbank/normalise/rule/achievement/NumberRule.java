package creditbank.normalise.rule.achievement;

import creditbank.finding.Code;
import creditbank.normalise.rule.Row;
import creditbank.normalise.text.Plain;
import creditbank.outcome.Field;
import creditbank.outcome.Kind;
import creditbank.outcome.identifier.CertificateNumber;

/** A certificate's number has the structure that its length promises; see {@link CertificateNumber}. */
final class NumberRule {

    private NumberRule() {}

    /** The number in normal form, empty where there is none. */
    static String of(Row row) {
        String text = row.text(Field.NUMBER);
        if (text == null) {
            return "";
        }
        CertificateNumber number = new CertificateNumber(Plain.number(text));
        if (row.claim().kind() == Kind.CERTIFICATE && !number.hasKnownStructure()) {
            row.report(Code.CERTIFICATE_NUMBER, Field.NUMBER, "the layout of its length");
        }
        return number.text();
    }
}
