package creditbank.normalise.rule;

import creditbank.finding.Code;
import creditbank.finding.Finding;
import creditbank.finding.Mask;
import creditbank.finding.Severity;
import creditbank.map.Claim;
import creditbank.outcome.Field;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One claim while the rules look at it, and what they have found so far. For one thread. */
public final class Row {
    private final Claim claim;
    private final List<Finding> findings = new ArrayList<>(0);
    private final Set<Field> unusable = EnumSet.noneOf(Field.class);

    public Row(Claim claim) {
        this.claim = claim;
    }

    public Claim claim() {
        return claim;
    }

    /** The text of a field as sent; null where it is blank or a rule has found it unusable. */
    public @Nullable String text(Field field) {
        String text = claim.values().get(field);
        return text == null || unusable.contains(field) || isBlank(text) ? null : text;
    }

    /** The text of a field as sent, empty where there is none. */
    public String textOrEmpty(Field field) {
        String text = text(field);
        return text == null ? "" : text;
    }

    /** Whether the sender gave nothing at all; a bad value is not missing. */
    public boolean isMissing(Field field) {
        String text = claim.values().get(field);
        return text == null || isBlank(text);
    }

    /** Notes a finding about a field; the value is masked where the field is personal. */
    public void report(Code code, Field field, String expected) {
        String text = claim.values().getOrDefault(field, "");
        findings.add(new Finding(code, claim.place(), word(field), shown(field, text), expected));
    }

    /** Notes a finding, and lets no further rule use the value. */
    public void refuse(Code code, Field field, String expected) {
        report(code, field, expected);
        unusable.add(field);
    }

    public List<Finding> findings() {
        return findings;
    }

    /** Whether a finding refuses the row. */
    public boolean isRefused() {
        return findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
    }

    /** The field as a mapping file writes it. */
    private static String word(Field field) {
        return field.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String shown(Field field, String text) {
        return switch (field.privacy()) {
            case PUBLIC, INTERNAL -> text;
            case PERSONAL -> Mask.name(text);
            case SENSITIVE -> field == Field.LEARNER_PHONE ? Mask.phone(text) : Mask.idNumber(text);
        };
    }

    private static boolean isBlank(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isWhitespace(c) && !Character.isSpaceChar(c)) {
                return false;
            }
        }
        return true;
    }
}
