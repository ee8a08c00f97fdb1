package creditbank.recognise.act;

import creditbank.credit.content.Canonical;
import creditbank.recognise.programme.ProgrammeFile;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes the body of an act: names in rising order, whatever the order in which they are told. */
public final class ActBody {
    private final SortedMap<String, String> values = new TreeMap<>();

    /** Every body has these. */
    public ActBody(ActType type, String day, long learner) {
        text("type", type.text()).text("day", day).number("learner", learner).number("format", 1);
    }

    /** A text; an empty one is left out. */
    public ActBody text(String name, String value) {
        if (!value.isEmpty()) {
            values.put(name, quoted(value));
        }
        return this;
    }

    /** A number; 0 is left out. */
    public ActBody number(String name, long value) {
        if (value != 0) {
            values.put(name, Long.toString(value));
        }
        return this;
    }

    /** Credits in hundredths. */
    public ActBody credits(String name, long hundredths) {
        return text(name, decimal(hundredths));
    }

    public ActBody texts(String name, List<String> list) {
        values.put(
                name, "[" + String.join(",", list.stream().map(ActBody::quoted).toList()) + "]");
        return this;
    }

    public ActBody numbers(String name, List<Long> list) {
        values.put(name, list.stream().map(String::valueOf).collect(Collectors.joining(",", "[", "]")));
        return this;
    }

    public ActBody programme(ProgrammeFile file) {
        values.put(
                "programme",
                new Canonical()
                        .text("digest", file.digest())
                        .text("id", file.name().id())
                        .number("version", file.name().version())
                        .end());
        return this;
    }

    public ActBody items(List<Item> items) {
        values.put(
                "items",
                "[" + String.join(",", items.stream().map(ActBody::item).toList()) + "]");
        return this;
    }

    private static String item(Item item) {
        List<String> parts = item.parts().stream()
                .map(share -> new Canonical()
                        .text("credits", decimal(share.credits()))
                        .text("part", share.part())
                        .end())
                .toList();
        return new Canonical()
                .text("credits", decimal(item.credits()))
                .number("edition", item.edition())
                .raw("parts", "[" + String.join(",", parts) + "]")
                .number("record", item.recordId())
                .number("version", item.version())
                .text("worth", decimal(item.worth()))
                .end();
    }

    /** The body of the act of a number. */
    public String of(long act) {
        number("act", act);
        Canonical json = new Canonical();
        for (Map.Entry<String, String> value : values.entrySet()) {
            json.raw(value.getKey(), value.getValue());
        }
        return json.end();
    }

    private static String quoted(String value) {
        String object = new Canonical().text("x", value).end();
        return object.equals("{}") ? "\"\"" : object.substring("{\"x\":".length(), object.length() - 1);
    }

    private static String decimal(long hundredths) {
        return BigDecimal.valueOf(hundredths, 2).toPlainString();
    }
}
