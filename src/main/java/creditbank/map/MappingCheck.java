package creditbank.map;

import creditbank.finding.Finding;
import creditbank.finding.Place;
import creditbank.finding.Verdict;
import creditbank.map.table.Joiner;
import creditbank.map.table.Joins;
import creditbank.map.table.Lookup;
import creditbank.outcome.Field;
import creditbank.read.DeliveryRefusedException;
import creditbank.read.Format;
import creditbank.read.Row;
import creditbank.read.SourceFile;
import creditbank.read.json.JsonRows;
import creditbank.read.lookup.InlinePartners;
import creditbank.read.lookup.Partners;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs a mapping's examples, those of its scale tables too. */
public final class MappingCheck {
    private final Mapping mapping;
    private final List<String> problems = new ArrayList<>();

    private MappingCheck(Mapping mapping) {
        this.mapping = mapping;
    }

    /** Every example that does not come out as it says, as {@code file:line: message}. */
    public static List<String> run(Mapping mapping) {
        MappingCheck check = new MappingCheck(mapping);
        for (Example example : mapping.examples()) {
            try {
                check.run(example);
            } catch (IOException e) {
                throw new UncheckedIOException("reading an example from memory", e);
            } catch (DeliveryRefusedException e) {
                e.findings()
                        .forEach(finding -> check.problems.add(example.place() + ": the row is "
                                + finding.code().id() + ", " + finding.value() + ", expected " + finding.expected()));
            }
        }
        check.problems.addAll(mapping.scales().wrongExamples());
        return check.problems;
    }

    private void run(Example example) throws IOException {
        List<Claim> claims = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        for (Mapped mapped : mapped(example)) {
            switch (mapped.verdict()) {
                case Verdict.Accepted<Claim> accepted -> claims.add(accepted.value());
                case Verdict.Refused<Claim> refusal ->
                    refusal.findings()
                            .forEach(finding -> refused.add(finding.code().id()));
            }
        }
        if (!refused.equals(example.refused())) {
            problems.add(example.place() + ": expected the refusals " + example.refused() + ", found " + refused);
        }
        if (claims.size() != example.claims().size()) {
            problems.add(example.place() + ": expected " + example.claims().size() + " claims, found " + claims.size());
            return;
        }
        for (int i = 0; i < claims.size(); i++) {
            compare(example, example.claims().get(i), claims.get(i));
        }
    }

    private void compare(Example example, Map<String, String> expected, Claim claim) {
        expected.forEach((name, text) -> {
            String found = switch (name) {
                case "kind" -> claim.kind().name().toLowerCase(Locale.ROOT);
                case "key" -> claim.key().replace('\u001f', '|');
                case "withdraw" -> Boolean.toString(claim.withdraw());
                default ->
                    claim.values()
                            .getOrDefault(
                                    Field.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_')), "");
            };
            if (!found.equals(text)) {
                problems.add(example.place() + ": expected " + name + " '" + text + "', found '" + found + "'");
            }
        });
    }

    private List<Mapped> mapped(Example example) throws IOException {
        Row row = row(example);
        if (row instanceof Row.Broken broken) {
            return List.of(new Mapped(1, broken.place(), "", broken.raw(), Verdict.refused(broken.finding())));
        }
        List<Joiner.Joined> page = new ArrayList<>();
        for (@Nullable String[] item : ((Row.Whole) row).items()) {
            page.add(new Joiner.Joined(
                    row.place(), row.raw(), Arrays.copyOf(item, mapping.rules().slots())));
        }
        try (Partners partners = partners(example)) {
            new Joiner(mapping.lookups(), partners).join(page);
        }
        List<Mapped> mapped = new ArrayList<>();
        Mapper mapper = new Mapper(mapping.rules());
        page.forEach(joined ->
                mapped.addAll(mapper.map(joined.place, joined.raw, joined.slots, joined.missing, mapped.size() + 1)));
        return mapped;
    }

    private Row row(Example example) throws IOException {
        Place place = new Place(example.place(), 1);
        if (mapping.driver().format() instanceof Format.Json json) {
            SourceFile file =
                    new InMemory(example.place(), String.valueOf(example.row().get("")));
            try (JsonRows rows = JsonRows.open(file, mapping.driver(), json)) {
                Row row = rows.next();
                if (row == null) {
                    throw new DeliveryRefusedException(List.<Finding>of());
                }
                return row;
            }
        }
        @Nullable
        String[] values = new @Nullable String[mapping.driver().columns().size()];
        example.row().forEach((name, value) -> values[Joins.indexOf(mapping.driver(), name)] = value);
        return new Row.Whole(place, "", Collections.singletonList(values));
    }

    private Partners partners(Example example) throws IOException {
        InlinePartners partners = new InlinePartners();
        for (int number = 0; number < mapping.lookups().size(); number++) {
            Lookup lookup = mapping.lookups().get(number);
            Map<String, String> columns = example.partners().get(lookup.alias());
            List<Partners.Partner> rows = columns == null ? List.of() : List.of(partner(lookup, columns));
            Iterator<Partners.Partner> next = rows.iterator();
            partners.load(number, () -> next.hasNext() ? next.next() : null);
        }
        return partners;
    }

    private static Partners.Partner partner(Lookup lookup, Map<String, String> columns) {
        List<@Nullable String> values = new ArrayList<>();
        for (int column : lookup.columns()) {
            values.add(columns.get(lookup.table().columns().get(column).name()));
        }
        String key =
                columns.getOrDefault(lookup.table().columns().get(lookup.key()).name(), "");
        return new Partners.Partner(key, values);
    }

    /** A text as a file. */
    private record InMemory(String name, String text) implements SourceFile {
        @Override
        public InputStream open() {
            return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
