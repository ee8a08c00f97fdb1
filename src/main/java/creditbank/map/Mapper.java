package creditbank.map;

import creditbank.finding.Code;
import creditbank.finding.Finding;
import creditbank.finding.Place;
import creditbank.finding.Verdict;
import creditbank.map.expression.ColumnRef;
import creditbank.map.expression.Evaluation;
import creditbank.map.expression.Expression;
import creditbank.outcome.Field;
import creditbank.outcome.Kind;
import creditbank.outcome.Privacy;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the claims of joined rows, by one mapping's rules. A row that takes back needs its key and kind only. */
final class Mapper {
    private static final char KEY_SEPARATOR = '\u001f';

    private final Mapping.Rules rules;

    Mapper(Mapping.Rules rules) {
        this.rules = rules;
    }

    /**
     * Maps one achievement's row.
     *
     * @param first the ordinal of the first claim
     * @param missing what the joins did not find
     */
    List<Mapped> map(Place place, String raw, @Nullable String[] slots, List<Finding> missing, long first) {
        List<Mapped> mapped = new ArrayList<>(1);
        for (ClaimRule rule : rules.claims()) {
            Evaluation row = new Evaluation(place, slots);
            if (rule.when() == null || rule.when().holds(row)) {
                long ordinal = first + mapped.size();
                String key = key(rule.name(), row);
                mapped.add(new Mapped(ordinal, place, key, raw, claim(rule, key, row, missing, ordinal)));
            }
        }
        if (mapped.isEmpty()) {
            Evaluation row = new Evaluation(place, slots);
            row.wrong(Code.ROW_KIND_UNKNOWN, "", Privacy.PUBLIC, "", "a row that one of the claims is for");
            mapped.add(new Mapped(first, place, key("", row), raw, new Verdict.Refused<>(row.findings())));
        }
        return mapped;
    }

    private Verdict<Claim> claim(ClaimRule rule, String key, Evaluation row, List<Finding> missing, long ordinal) {
        boolean withdraw = rules.withdraw() != null && rules.withdraw().holds(row);
        Kind kind = kind(rule, row);
        Map<Field, String> values = new EnumMap<>(Field.class);
        Evaluation fields = withdraw ? row.again() : row;
        for (FieldRule field : rule.fields()) {
            String value = withdraw ? field.value().value(fields) : checked(field, fields);
            if (value != null && !value.isBlank()) {
                values.put(field.field(), value);
            }
        }
        if (kind != null && row.findings().isEmpty() && (withdraw || missing.isEmpty())) {
            return Verdict.accepted(new Claim(ordinal, row.place(), key, withdraw, kind, values));
        }
        List<Finding> findings = new ArrayList<>(withdraw ? List.of() : missing);
        findings.addAll(row.findings());
        return new Verdict.Refused<>(findings);
    }

    private static @Nullable Kind kind(ClaimRule rule, Evaluation row) {
        Evaluation own = row.again();
        String name = rule.kind().value(own);
        if (name == null) {
            ColumnRef column = Expression.firstColumn(rule.kind());
            String value = column.slot() < 0 ? null : row.value(column);
            row.wrong(
                    Code.ROW_KIND_UNKNOWN,
                    column.name(),
                    column.privacy(),
                    value == null ? "" : value,
                    "a kind that the mapping knows");
            return null;
        }
        return Kind.valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** The row's key with the claim's name; empty, and noted, where a part is missing. */
    private String key(String name, Evaluation row) {
        StringBuilder key = new StringBuilder(48);
        for (Expression part : rules.key()) {
            String value = part.value(row);
            if (value == null) {
                row.wrong(Code.VALUE_MISSING, Expression.firstColumn(part).name(), Privacy.PUBLIC, "", "the row's key");
                return "";
            }
            append(key, value);
        }
        if (!name.isEmpty()) {
            append(key, name);
        }
        return key.toString();
    }

    private static void append(StringBuilder key, String part) {
        if (!key.isEmpty()) {
            key.append(KEY_SEPARATOR);
        }
        key.append(part);
    }

    private static @Nullable String checked(FieldRule rule, Evaluation row) {
        String value = rule.value().value(row);
        if (value != null && Unmapped.in(value, rule.field())) {
            row.wrong(
                    Code.VALUE_UNMAPPED_CHARACTER,
                    rule.column().name(),
                    rule.column().privacy(),
                    value,
                    "characters that everybody knows");
        }
        return value;
    }
}
