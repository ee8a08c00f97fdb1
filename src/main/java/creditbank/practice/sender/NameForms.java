package creditbank.practice.sender;

import creditbank.practice.world.Dice;
import creditbank.practice.world.PersonName;
import creditbank.practice.world.PersonName.Form;
import creditbank.practice.world.Tables;
import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes a name in another form than the document's. */
final class NameForms {
    private static final Charset GBK = Charset.forName("GBK");
    private static final List<String> HAN = List.of("traditional", "near", "order", "pinyin", "space");
    private static final List<String> DOTTED = List.of("dot", "order", "pinyin");
    private static final List<String> WHOLE = List.of("pinyin", "near");
    private static final List<String> LATIN = List.of("order", "case");
    private static final List<String> DOTS = List.of("\u2022", "\u30FB", "\uFF0E", ".", " ", "");
    private static final List<String> GBK_DOTS = List.of("\uFF0E", ".", " ", "");

    private final Map<Integer, String> traditional = new HashMap<>();
    private final Map<Integer, List<String>> near = new HashMap<>();

    /** A name and the kind of its form. */
    record Written(String kind, String text) {}

    NameForms() {
        for (String[] row : Tables.rows("traditional")) {
            traditional.put(row[0].codePointAt(0), row[1]);
        }
        for (String[] row : Tables.rows("near")) {
            near.put(row[0].codePointAt(0), List.of(row).subList(1, row.length));
        }
    }

    /** Another form; with gbk one that GBK can write. */
    Written other(PersonName name, Dice dice, boolean gbk) {
        List<String> kinds = switch (name.form()) {
            case HAN -> HAN;
            case DOTTED -> DOTTED;
            case WHOLE -> WHOLE;
            case LATIN -> LATIN;
        };
        int first = dice.below(kinds.size());
        for (int i = 0; i < kinds.size(); i++) {
            String kind = kinds.get((first + i) % kinds.size());
            String text = written(kind, name, dice, gbk);
            if (!text.equals(name.full()) && (!gbk || GBK.newEncoder().canEncode(text))) {
                return new Written(kind, text);
            }
        }
        throw new IllegalStateException("no other form of a name of form " + name.form());
    }

    private String written(String kind, PersonName name, Dice dice, boolean gbk) {
        return switch (kind) {
            case "traditional" -> each(name.full());
            case "near" -> near(name, dice);
            case "order" -> swapped(name);
            case "pinyin" -> pinyin(name, dice);
            case "space" ->
                name.full().codePointCount(0, name.full().length()) == 2
                        ? name.first() + "\u3000" + name.last()
                        : name.full();
            case "dot" -> name.first() + (gbk ? one(GBK_DOTS, dice) : one(DOTS, dice)) + name.last();
            case "case" -> name.full().toLowerCase(Locale.ROOT);
            default -> throw new IllegalArgumentException(kind);
        };
    }

    private static String one(List<String> list, Dice dice) {
        return list.get(dice.below(list.size()));
    }

    private String each(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(c -> out.append(traditional.getOrDefault(c, Character.toString(c))));
        return out.toString();
    }

    /** Changes one character after the first. */
    private String near(PersonName name, Dice dice) {
        int[] characters = name.full().codePoints().toArray();
        int first = dice.below(characters.length);
        for (int i = 0; i < characters.length; i++) {
            int at = (first + i) % characters.length;
            List<String> others = near.get(characters[at]);
            if (at > 0 && others != null) {
                StringBuilder out = new StringBuilder();
                for (int j = 0; j < characters.length; j++) {
                    out.append(j == at ? one(others, dice) : Character.toString(characters[j]));
                }
                return out.toString();
            }
        }
        return name.full();
    }

    private static String swapped(PersonName name) {
        return switch (name.form()) {
            case HAN, WHOLE -> name.last() + name.first();
            case DOTTED -> name.last() + "\u00B7" + name.first();
            case LATIN -> name.last() + " " + name.first();
        };
    }

    private static String pinyin(PersonName name, Dice dice) {
        String last = name.form() == Form.WHOLE ? "" : " " + name.lastPinyin();
        String text = name.firstPinyin() + last;
        return switch (dice.below(3)) {
            case 0 -> text.toUpperCase(Locale.ROOT);
            case 1 -> text;
            default -> capital(name.firstPinyin()) + (last.isEmpty() ? "" : " " + capital(name.lastPinyin()));
        };
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
